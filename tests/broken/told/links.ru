==== links/dead-lead-picture
ошибка: content/2026/11/22-fault.md:7:8: image.src: такой картинки нет (/media/rivr.png). Исправьте путь; он начинается от папки этого файла или от /media/.
  7 |   src: /media/rivr.png
    |        ^^^^^^^^^^^^^^^
    = напишите так:   src: /media/river.png
==== links/dead-link
ошибка: content/2026/11/22-fault.md:7:26: body: статьи, на которую ведёт эта ссылка, нет (20-libary.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  7 | Read about the [library](20-libary.md) too.
    |                          ^^^^^^^^^^^^
    = напишите так: Read about the [library](20-library.md) too.
==== links/dead-link-below
ошибка: content/2026/11/22-fault.md:10:16: body: статьи, на которую ведёт эта ссылка, нет (../10/21-race.md#start). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  10 | and the [race](../10/21-race.md#start) too.
     |                ^^^^^^^^^^^^^^^^^^^^^^
==== links/dead-link-by-reference
ошибка: content/2026/11/22-fault.md:9:6: body: статьи, на которую ведёт эта ссылка, нет (library.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  9 | [1]: library.md
    |      ^^^^^^^^^^
    = напишите так: [1]: 20-library.md
==== links/dead-link-in-a-footnote
ошибка: content/2026/11/22-fault.md:9:22: body: статьи, на которую ведёт эта ссылка, нет (plan.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  9 | [^1]: See [the plan](plan.md).
    |                      ^^^^^^^
==== links/dead-link-in-a-standing-page
ошибка: content/pages/about.md:5:18: body: статьи, на которую ведёт эта ссылка, нет (ethics.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  5 | See [the ethics](ethics.md).
    |                  ^^^^^^^^^
==== links/dead-link-in-a-table
ошибка: content/2026/11/22-fault.md:9:19: body: статьи, на которую ведёт эта ссылка, нет (race.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  9 | | Sunday | [race](race.md) |
    |                   ^^^^^^^
    = напишите так: | Sunday | [race](21-race.md) |
==== links/dead-link-in-html
ошибка: content/2026/11/22-fault.md:7:14: body: статьи, на которую ведёт эта ссылка, нет (plan.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  7 | The <a href="plan.md">plan</a> is public.
    |              ^^^^^^^
==== links/dead-link-in-kazakh
ошибка: content/2026/11/22-fault.md:7:21: body: статьи, на которую ведёт эта ссылка, нет (20-кітапхана.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  7 | Оқыңыз: [кітапхана](20-кітапхана.md) және [жарыс](21-%D0%B6%D0%B0%D1%80%D1%8B%D1%81.md).
    |                     ^^^^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:7:51: body: статьи, на которую ведёт эта ссылка, нет (21-жарыс.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  7 | Оқыңыз: [кітапхана](20-кітапхана.md) және [жарыс](21-%D0%B6%D0%B0%D1%80%D1%8B%D1%81.md).
    |                                                   ^
==== links/dead-link-named-before
ошибка: content/2026/11/22-fault.md:9:18: body: статьи, на которую ведёт эта ссылка, нет (missing.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  9 | See [missing.md](missing.md).
    |                  ^^^^^^^^^^
==== links/dead-link-whose-name-begins-another
ошибка: content/2026/11/22-fault.md:7:43: body: статьи, на которую ведёт эта ссылка, нет (21-race.md.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  7 | See [the race](21-race.md) and [the rest](21-race.md.md), and [that](1-race.md).
    |                                           ^^^^^^^^^^^^^
    = напишите так: See [the race](21-race.md) and [the rest](21-race.md), and [that](1-race.md).
ошибка: content/2026/11/22-fault.md:7:70: body: статьи, на которую ведёт эта ссылка, нет (1-race.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  7 | See [the race](21-race.md) and [the rest](21-race.md.md), and [that](1-race.md).
    |                                                                      ^^^^^^^^^
    = напишите так: See [the race](21-race.md) and [the rest](21-race.md.md), and [that](21-race.md).
==== links/dead-link-with-a-space
ошибка: content/2026/11/22-fault.md:7:20: body: статьи, на которую ведёт эта ссылка, нет (20 library.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  7 | See [the library](<20 library.md>).
    |                    ^^^^^^^^^^^^^
    = напишите так: See [the library](<20-library.md>).
==== links/dead-link-with-an-ampersand
ошибка: content/2026/11/22-fault.md:7:16: body: статьи, на которую ведёт эта ссылка, нет (plan.md?a=1&b=2). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  7 | See [the plan](plan.md?a=1&b=2).
    |                ^^^^^^^^^^^^^^^
==== links/dead-picture
ошибка: content/2026/11/22-fault.md:7:14: body: такой картинки нет (river.png). Исправьте путь; он начинается от папки этого файла или от /media/.
  7 | ![The river](river.png)
    |              ^^^^^^^^^
==== links/dead-picture-in-html
ошибка: content/2026/11/22-fault.md:7:17: body: такой картинки нет (/media/rivr.png). Исправьте путь; он начинается от папки этого файла или от /media/.
  7 | Words <img src="/media/rivr.png" alt="The river"> here.
    |                 ^^^^^^^^^^^^^^^
    = напишите так: Words <img src="/media/river.png" alt="The river"> here.
==== links/dead-picture-with-a-caption
ошибка: content/2026/11/22-fault.md:9:14: body: такой картинки нет (/media/rivr.png). Исправьте путь; он начинается от папки этого файла или от /media/.
  9 | ![The river](/media/rivr.png "The river in autumn | City desk")
    |              ^^^^^^^^^^^^^^^
    = напишите так: ![The river](/media/river.png "The river in autumn | City desk")
==== links/dead-related
ошибка: content/2026/11/22-fault.md:6:26: related: статьи, на которую ведёт эта ссылка, нет (19-market.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  6 | related: [20-library.md, 19-market.md]
    |                          ^^^^^^^^^^^^
==== links/dead-translation
ошибка: content/2026/11/22-fault.md:6:21: translations.ru: статьи, на которую ведёт эта ссылка, нет (nowhere.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  6 | translations: { ru: nowhere.md }
    |                     ^^^^^^^^^^
==== links/link-in-the-wrong-case
ошибка: content/2026/11/22-fault.md:7:19: body: статьи, на которую ведёт эта ссылка, нет (20-Library.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  7 | See [the library](20-Library.md).
    |                   ^^^^^^^^^^^^^
    = напишите так: See [the library](20-library.md).
==== links/link-to-a-broken-story
ошибка: content/2026/11/23-broken.md:2:1: time: это поле обязательно. Добавьте строку time: 2026-11-22 21:00
  2 | title: Broken
    | ^
==== links/link-to-a-draft
предупреждение: content/2026/11/22-fault.md:6:10: related: статья, на которую ведёт эта ссылка, сейчас не публикуется (23-draft.md). Пока она не выйдет, слова будут опубликованы без ссылки.
  6 | related: 23-draft.md
    |          ^^^^^^^^^^^
предупреждение: content/2026/11/22-fault.md:8:25: body: статья, на которую ведёт эта ссылка, сейчас не публикуется (23-draft.md). Пока она не выйдет, слова будут опубликованы без ссылки.
  8 | See [what is not ready](23-draft.md).
    |                         ^^^^^^^^^^^
==== links/link-to-a-folder
ошибка: content/2026/11/22-fault.md:7:19: body: статьи, на которую ведёт эта ссылка, нет (../11/). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  7 | See [all of them](../11/).
    |                   ^^^^^^
==== links/link-to-a-notes-file
ошибка: content/2026/11/22-fault.md:7:17: body: статьи, на которую ведёт эта ссылка, нет (notes.docx). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  7 | See [the notes](notes.docx).
    |                 ^^^^^^^^^^
==== links/link-to-a-page-that-is-not-there
предупреждение: content/2026/11/22-fault.md:7:16: body: на сайте нет страницы с таким адресом (/abuot/). Исправьте адрес; ссылку на другую статью лучше писать путём к её файлу .md.
  7 | See [about us](/abuot/).
    |                ^^^^^^^
==== links/link-to-a-web-page-without-a-scheme
ошибка: content/2026/11/22-fault.md:7:16: body: статьи, на которую ведёт эта ссылка, нет (www.almaty.example/bridge). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  7 | See [the city](www.almaty.example/bridge).
    |                ^^^^^^^^^^^^^^^^^^^^^^^^^
==== links/link-to-an-embargoed-story
предупреждение: content/2026/11/22-fault.md:7:18: body: статья, на которую ведёт эта ссылка, сейчас не публикуется (23-embargo.md#later). Пока она не выйдет, слова будут опубликованы без ссылки.
  7 | See [what comes](23-embargo.md#later).
    |                  ^^^^^^^^^^^^^^^^^^^
==== links/link-to-nothing
ошибка: content/2026/11/22-fault.md:7:17: body: статьи, на которую ведёт эта ссылка, нет. Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  7 | See [the notes]().
    |                 ^
==== links/picture-in-the-wrong-case
ошибка: content/2026/11/22-fault.md:6:14: image.src: такой картинки нет (/media/River.PNG). Исправьте путь; он начинается от папки этого файла или от /media/.
  6 | image: {src: /media/River.PNG, alt: The river}
    |              ^^^^^^^^^^^^^^^^
    = напишите так: image: {src: /media/river.png, alt: The river}
==== links/picture-of-a-text
ошибка: content/2026/11/22-fault.md:7:16: body: такой картинки нет (20-library.md). Исправьте путь; он начинается от папки этого файла или от /media/.
  7 | ![The library](20-library.md)
    |                ^^^^^^^^^^^^^
    = напишите так: ![The library](20-library.md)
==== links/pictures-on-other-hosts
ошибка: content/2026/11/22-fault.md:7:21: body: картинка лежит на другом сайте, и к нему обращался бы браузер каждого читателя (https://other.example/river.png). Если можно, сохраните её в content/media или рядом со статьёй и укажите этот путь.
  7 | The bridge ![river](https://other.example/river.png) and
    |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:8:9: body: картинка лежит на другом сайте, и к нему обращался бы браузер каждого читателя (//other.example/town.png). Если можно, сохраните её в content/media или рядом со статьёй и укажите этот путь.
  8 | ![town](//other.example/town.png "The town | Sport desk").
    |         ^^^^^^^^^^^^^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:10:11: body: картинка лежит на другом сайте, и к нему обращался бы браузер каждого читателя (HTTP://other.example/x.png). Если можно, сохраните её в content/media или рядом со статьёй и укажите этот путь.
  10 | <img src="HTTP://other.example/x.png" alt="x">
     |           ^^^^^^^^^^^^^^^^^^^^^^^^^^
==== links/related-by-url
ошибка: content/2026/11/22-fault.md:6:10: related: статьи, на которую ведёт эта ссылка, нет (/2026/11/20/the-library-has-a-new-reading-room/). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  6 | related: /2026/11/20/the-library-has-a-new-reading-room/
    |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== links/translation-outside
ошибка: content/2026/11/22-fault.md:6:21: translations.ru: эта ссылка выводит за пределы папки content (../../../../etc/passwd.md). Ссылайтесь на файлы внутри content/.
  6 | translations: { ru: ../../../../etc/passwd.md }
    |                     ^^^^^^^^^^^^^^^^^^^^^^^^^
==== links/translation-to-no-page
ошибка: content/2026/11/22-fault.md:6:21: translations.ru: на сайте нет страницы с таким адресом (/nowhere/). Напишите путь к .md-файлу статьи или полный адрес страницы на другом сайте.
  6 | translations: { ru: /nowhere/ }
    |                     ^^^^^^^^^
==== links/two-dead-links
ошибка: content/2026/11/22-fault.md:7:11: body: статьи, на которую ведёт эта ссылка, нет (one.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  7 | See [one](one.md) and [two](two.md).
    |           ^^^^^^
ошибка: content/2026/11/22-fault.md:7:29: body: статьи, на которую ведёт эта ссылка, нет (two.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  7 | See [one](one.md) and [two](two.md).
    |                             ^^^^^^
ошибка: content/2026/11/22-fault.md:9:11: body: статьи, на которую ведёт эта ссылка, нет (one.md). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  9 | And [one](one.md) again.
    |           ^^^^^^
