==== names/alias-inside-a-file
ошибка: content/2026/11/22-fault.md:6:11: aliases: этот адрес занят страницей, которую делает сама Baspa: /404.html (/404.html/old/). Выберите другой: измените slug, адрес в aliases или имя файла.
  6 | aliases: [/404.html/old/]
    |           ^^^^^^^^^^^^^^
==== names/alias-of-two-articles
ошибка: content/2026/11/22-fault.md:8:5: aliases: у двух страниц получился бы один адрес или адреса, которые некоторые компьютеры не различают; вторая — content/2026/11/22-bridge.md:6:11 (/bridge/). Измените один из них: slug или заголовок, адрес в aliases или имя файла.
  8 |   - /bridge/
    |     ^^^^^^^^
==== names/alias-of-two-cases
ошибка: content/2026/11/22-fault.md:6:11: aliases: у двух страниц получился бы один адрес или адреса, которые некоторые компьютеры не различают; вторая — content/2026/11/22-bridge.md:6:11 (/Bridge.html). Измените один из них: slug или заголовок, адрес в aliases или имя файла.
  6 | aliases: [/Bridge.html]
    |           ^^^^^^^^^^^^
==== names/alias-of-two-unicode-forms
ошибка: content/2026/11/22-fault.md:6:11: aliases: у двух страниц получился бы один адрес или адреса, которые некоторые компьютеры не различают; вторая — content/2026/11/22-bridge.md:6:11 (/й/). Измените один из них: slug или заголовок, адрес в aliases или имя файла.
  6 | aliases: [/%D0%B8%CC%86/]
    |           ^
==== names/alias-on-a-category
ошибка: content/2026/11/22-fault.md:6:11: aliases: этот адрес занят страницей, которую делает сама Baspa: /sport/ (/sport/). Выберите другой: измените slug, адрес в aliases или имя файла.
  6 | aliases: [/sport/]
    |           ^^^^^^^
==== names/alias-on-a-live-page
ошибка: content/2026/11/22-fault.md:6:11: aliases: у двух страниц получился бы один адрес или адреса, которые некоторые компьютеры не различают; вторая — content/2026/11/22-bridge.md:6:7 (/2026/11/22/bridge/). Измените один из них: slug или заголовок, адрес в aliases или имя файла.
  6 | aliases: [/2026/11/22/bridge/]
    |           ^^^^^^^^^^^^^^^^^^^
==== names/alias-on-a-live-page-by-case
ошибка: content/2026/11/22-fault.md:6:11: aliases: у двух страниц получился бы один адрес или адреса, которые некоторые компьютеры не различают; вторая — content/2026/11/22-bridge.md:6:7 (/2026/11/22/BRIDGE/). Измените один из них: slug или заголовок, адрес в aliases или имя файла.
  6 | aliases: [/2026/11/22/BRIDGE/]
    |           ^^^^^^^^^^^^^^^^^^^
==== names/alias-on-itself
ошибка: content/2026/11/22-fault.md:7:11: aliases: у двух страниц получился бы один адрес или адреса, которые некоторые компьютеры не различают; вторая — content/2026/11/22-fault.md:6:7 (/2026/11/22/bridge/). Измените один из них: slug или заголовок, адрес в aliases или имя файла.
  7 | aliases: [/2026/11/22/bridge/]
    |           ^^^^^^^^^^^^^^^^^^^
==== names/alias-on-robots
ошибка: content/2026/11/22-fault.md:6:11: aliases: этот адрес занят страницей, которую делает сама Baspa: /robots.txt (/robots.txt/). Выберите другой: измените slug, адрес в aliases или имя файла.
  6 | aliases: [/robots.txt]
    |           ^
==== names/alias-on-the-feed
ошибка: content/2026/11/22-fault.md:6:11: aliases: этот адрес занят страницей, которую делает сама Baspa: /feed.xml (/feed.xml/). Выберите другой: измените slug, адрес в aliases или имя файла.
  6 | aliases: [/feed.xml/]
    |           ^^^^^^^^^^
==== names/alias-on-the-front-page
ошибка: content/2026/11/22-fault.md:6:11: aliases: этот адрес занят страницей, которую делает сама Baspa: / (/index.html). Выберите другой: измените slug, адрес в aliases или имя файла.
  6 | aliases: [/index.html]
    |           ^^^^^^^^^^^
==== names/article-with-a-capital-ending
предупреждение: content/2026/11/22-fault.MD:1:1: этот файл не публикуется (22-fault.MD). Имя статьи кончается на .md; картинки могут лежать рядом с ней; всему остальному место в content/media или content/static.
   = напишите так: 22-fault.md
==== names/author-misspelt
ошибка: content/2026/11/22-fault.md:5:21: author: такого автора нет в site.yaml (Sport dsk). Возможно, вы имели в виду «Sport desk»? Выберите одного из авторов: City desk, Sport desk; или добавьте автора в site.yaml.
  5 | author: [City desk, Sport dsk]
    |                     ^^^^^^^^^
    = напишите так: author: [City desk, Sport desk]
==== names/author-unknown
ошибка: content/2026/11/22-fault.md:5:9: author: такого автора нет в site.yaml (A. Stranger). Выберите одного из авторов: City desk, Sport desk; или добавьте автора в site.yaml.
  5 | author: A. Stranger
    |         ^^^^^^^^^^^
==== names/category-in-another-spelling
ошибка: content/2026/11/22-fault.md:3:11: category: такой рубрики нет в site.yaml (Когам). Возможно, вы имели в виду «Қоғам»? Выберите одну из рубрик: Қоғам, Sport.
  3 | category: Когам
    |           ^^^^^
    = напишите так: category: Қоғам
==== names/category-misspelt
ошибка: content/2026/11/22-fault.md:3:11: category: такой рубрики нет в site.yaml (Sprot). Возможно, вы имели в виду «Sport»? Выберите одну из рубрик: Қоғам, Sport.
  3 | category: Sprot
    |           ^^^^^
    = напишите так: category: Sport
==== names/category-on-a-reserved-folder
ошибка: content/2026/11/22-fault.md:3:11: category: эта часть адреса занята собственными страницами сайта (Tags). Выберите другое слово, например Tags-news.
  3 | category: Tags
    |           ^^^^
==== names/category-that-is-a-year
ошибка: content/2026/11/22-fault.md:3:11: category: эта часть адреса занята собственными страницами сайта (2026). Выберите другое слово, например 2026-news.
  3 | category: 2026
    |           ^^^^
==== names/category-unknown
ошибка: content/2026/11/22-fault.md:3:11: category: такой рубрики нет в site.yaml (Horoscope). Выберите одну из рубрик: Қоғам, Sport.
  3 | category: Horoscope
    |           ^^^^^^^^^
==== names/file-name-in-cp1251
ошибка: content/2026/11/22-\xec\xee\xf1\xf2.md:1:1: такое имя файла подходит не для всех систем (22-\xec\xee\xf1\xf2.md). Переименуйте его: годятся буквы, цифры, дефисы и точки; управляющие символы и имена, которые Windows оставляет за устройствами, не годятся.
   = напишите так: 22-xec-xee-xf1-xf2.md
==== names/file-name-that-moves-the-cursor
ошибка: content/media/\x1b[2Jfault.png:1:1: такое имя файла подходит не для всех систем (\x1b[2Jfault.png). Переименуйте его: годятся буквы, цифры, дефисы и точки; управляющие символы и имена, которые Windows оставляет за устройствами, не годятся.
   = напишите так: x1b-2jfault.png
==== names/file-name-with-a-backslash
ошибка: content/static/..\outside.txt:1:1: такое имя файла подходит не для всех систем (..\outside.txt). Переименуйте его: годятся буквы, цифры, дефисы и точки; управляющие символы и имена, которые Windows оставляет за устройствами, не годятся.
   = напишите так: outside.txt
==== names/file-name-with-a-line-end
ошибка: content/2026/11/22-fault\x0aerror: all is lost.md:1:1: такое имя файла подходит не для всех систем (22-fault\x0aerror: all is lost.md). Переименуйте его: годятся буквы, цифры, дефисы и точки; управляющие символы и имена, которые Windows оставляет за устройствами, не годятся.
   = напишите так: 22-fault-x0aerror-all-is-lost.md
==== names/file-name-with-a-space-at-the-end
ошибка: content/media/river.png :1:1: такое имя файла подходит не для всех систем (river.png ). Переименуйте его: годятся буквы, цифры, дефисы и точки; управляющие символы и имена, которые Windows оставляет за устройствами, не годятся.
==== names/file-names-of-two-unicode-forms
ошибка: content/media/й.png:1:1: у двух страниц получился бы один адрес или адреса, которые некоторые компьютеры не различают; вторая — content/media/й.png:1:1 (/media/й.png). Измените один из них: slug или заголовок, адрес в aliases или имя файла.
  1 | \x89PNG
    | ^^^^
==== names/file-of-another-kind
предупреждение: content/2026/11/22-notes.docx:1:1: этот файл не публикуется (22-notes.docx). Имя статьи кончается на .md; картинки могут лежать рядом с ней; всему остальному место в content/media или content/static.
==== names/picture-with-a-hash-in-its-name
ошибка: content/media/river#1.png:1:1: такое имя файла подходит не для всех систем (river#1.png). Переименуйте его: годятся буквы, цифры, дефисы и точки; управляющие символы и имена, которые Windows оставляет за устройствами, не годятся.
   = напишите так: river-1.png
==== names/picture-with-an-ampersand-in-its-name
ошибка: content/2026/11/city & desk.png:1:1: такое имя файла подходит не для всех систем (city & desk.png). Переименуйте его: годятся буквы, цифры, дефисы и точки; управляющие символы и имена, которые Windows оставляет за устройствами, не годятся.
   = напишите так: city-desk.png
==== names/series-of-signs
ошибка: content/2026/11/22-fault.md:6:9: series: в названии нет ни букв, ни цифр (***). Странице нужен адрес: напишите название словами.
  6 | series: '***'
    |         ^^^^^
==== names/slug-in-kazakh
ошибка: content/2026/11/22-fault.md:6:7: slug: это не годится для адреса (көпір ашылды). Используйте a-z, 0-9 и одиночные дефисы, например kopir-ashyldy.
  6 | slug: көпір ашылды
    |       ^^^^^^^^^^^^
    = напишите так: slug: kopir-ashyldy
==== names/slug-of-a-windows-device
ошибка: content/2026/11/22-fault.md:6:7: slug: это не годится для адреса (con). Используйте a-z, 0-9 и одиночные дефисы, например con-1.
  6 | slug: con
    |       ^^^
    = напишите так: slug: con-1
==== names/slug-with-a-space-at-the-end
ошибка: content/2026/11/22-fault.md:6:7: slug: это не годится для адреса (bridge ). Используйте a-z, 0-9 и одиночные дефисы, например bridge.
  6 | slug: "bridge "
    |       ^^^^^^^^^
    = напишите так: slug: "bridge"
==== names/slug-with-an-ending
ошибка: content/2026/11/22-fault.md:6:7: slug: это не годится для адреса (bridge.html). Используйте a-z, 0-9 и одиночные дефисы, например bridge-html.
  6 | slug: bridge.html
    |       ^^^^^^^^^^^
    = напишите так: slug: bridge-html
==== names/slug-with-capitals
ошибка: content/2026/11/22-fault.md:6:7: slug: это не годится для адреса (New-Bridge). Используйте a-z, 0-9 и одиночные дефисы, например new-bridge.
  6 | slug: New-Bridge
    |       ^^^^^^^^^^
    = напишите так: slug: new-bridge
==== names/slug-with-two-hyphens
ошибка: content/2026/11/22-fault.md:6:7: slug: это не годится для адреса (new--bridge). Используйте a-z, 0-9 и одиночные дефисы, например new-bridge.
  6 | slug: new--bridge
    |       ^^^^^^^^^^^
    = напишите так: slug: new-bridge
==== names/standing-page-on-a-category
ошибка: content/pages/sport.md:2:8: slug: этот адрес занят страницей, которую делает сама Baspa: /sport/ (/sport/). Выберите другой: измените slug, адрес в aliases или имя файла.
  2 | title: All our sport
    |        ^
==== names/standing-page-on-a-reserved-folder
ошибка: content/pages/tags.md:1:1: slug: эта часть адреса занята собственными страницами сайта (tags). Выберите другое слово, например tags-news.
  1 | ---
    | ^
==== names/standing-page-on-a-year
ошибка: content/pages/2026.md:1:1: slug: эта часть адреса занята собственными страницами сайта (2026). Выберите другое слово, например 2026-news.
  1 | ---
    | ^
==== names/standing-page-with-news-fields
предупреждение: content/pages/about.md:3:1: author: такого поля нет (author). Исправьте имя или удалите строку.
  3 | author: City desk
    | ^^^^^^
предупреждение: content/pages/about.md:4:1: tme: такого поля нет (tme). Исправьте имя или удалите строку.
  4 | tme: 2026-11-22 21:00
    | ^^^
==== names/standing-page-without-a-title
ошибка: content/pages/about.md:2:1: title: это поле обязательно. Добавьте строку title: Мост открыт
  2 | summary: About us
    | ^
==== names/standing-page-without-letters
ошибка: content/pages/__.md:1:1: slug: из этих слов не получается адрес (__). Добавьте строку, например slug: kitapkhana.
  1 | ---
    | ^
==== names/static-file-on-a-page
ошибка: content/static/2026/11/20/the-library-has-a-new-reading-room/index.html:1:1: у двух страниц получился бы один адрес или адреса, которые некоторые компьютеры не различают; вторая — content/2026/11/20-library.md:2:8 (/2026/11/20/the-library-has-a-new-reading-room/index.html). Измените один из них: slug или заголовок, адрес в aliases или имя файла.
  1 | <p>Mine</p>
    | ^
==== names/static-file-on-robots
ошибка: content/static/robots.txt:1:1: этот адрес занят страницей, которую делает сама Baspa: /robots.txt (/robots.txt). Выберите другой: измените slug, адрес в aliases или имя файла.
  1 | User-agent: *
    | ^
==== names/static-file-where-a-folder-is-needed
ошибка: content/static/sport:1:1: этот адрес занят страницей, которую делает сама Baspa: /sport/ (/sport). Выберите другой: измените slug, адрес в aliases или имя файла.
  1 | Mine
    | ^
==== names/static-files-of-two-cases
ошибка: content/static/logo.svg:1:1: у двух страниц получился бы один адрес или адреса, которые некоторые компьютеры не различают; вторая — content/static/Logo.svg:1:1 (/logo.svg). Измените один из них: slug или заголовок, адрес в aliases или имя файла.
==== names/tag-of-signs
ошибка: content/2026/11/22-fault.md:6:14: tags.2: в названии нет ни букв, ни цифр (——). Странице нужен адрес: напишите название словами.
  6 | tags: [snow, ——]
    |              ^^
==== names/title-of-a-picture
ошибка: content/2026/11/22-fault.md:2:8: title: из этих слов не получается адрес (🎉🎉🎉). Добавьте строку, например slug: kitapkhana.
  2 | title: 🎉🎉🎉
    |        ^^^^^^
==== names/title-of-signs
ошибка: content/2026/11/22-fault.md:2:8: title: из этих слов не получается адрес (???). Добавьте строку, например slug: kitapkhana.
  2 | title: "???"
    |        ^^^^^
==== names/two-articles-of-one-slug
ошибка: content/2026/11/22-fault.md:6:7: slug: у двух страниц получился бы один адрес или адреса, которые некоторые компьютеры не различают; вторая — content/2026/11/22-bridge.md:6:7 (/2026/11/22/bridge/). Измените один из них: slug или заголовок, адрес в aliases или имя файла.
  6 | slug: bridge
    |       ^
==== names/two-articles-of-one-title
ошибка: content/2026/11/22-fault.md:2:8: slug: у двух страниц получился бы один адрес или адреса, которые некоторые компьютеры не различают; вторая — content/2026/11/22-bridge.md:2:8 (/2026/11/22/the-bridge-is-open/). Измените один из них: slug или заголовок, адрес в aliases или имя файла.
  2 | title: The bridge is open
    |        ^
==== names/two-letters-of-one-latin-letter
ошибка: content/2026/11/22-fault.md:2:8: slug: у двух страниц получился бы один адрес или адреса, которые некоторые компьютеры не различают; вторая — content/2026/11/22-bridge.md:2:8 (/2026/11/22/uy/). Измените один из них: slug или заголовок, адрес в aliases или имя файла.
  2 | title: Ұй
    |        ^
==== names/without-a-category
ошибка: content/2026/11/22-fault.md:2:1: category: это поле обязательно. Добавьте строку category: Общество
  2 | title: The bridge is open
    | ^
==== names/without-a-time
ошибка: content/2026/11/22-fault.md:2:1: time: это поле обязательно. Добавьте строку time: 2026-11-22 21:00
  2 | title: The bridge is open
    | ^
==== names/without-a-title
ошибка: content/2026/11/22-fault.md:2:1: title: это поле обязательно. Добавьте строку title: Мост открыт
  2 | category: Sport
    | ^
==== names/without-an-author
ошибка: content/2026/11/22-fault.md:2:1: author: это поле обязательно. Добавьте строку author: Отдел общества
  2 | title: The bridge is open
    | ^
