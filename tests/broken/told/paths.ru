==== paths/aliases-that-lead-out
ошибка: content/2026/11/22-fault.md:7:5: aliases.1: прежний адрес должен быть адресом на этом сайте (/../outside/). Напишите его так: /2019/05/kitapkhana/, без .. и необычных знаков.
  7 |   - /../outside/
    |     ^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:8:5: aliases.2: прежний адрес должен быть адресом на этом сайте (/%2e%2e/outside/). Напишите его так: /2019/05/kitapkhana/, без .. и необычных знаков.
  8 |   - /%2e%2e/outside/
    |     ^^^^^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:9:5: aliases.3: прежний адрес должен быть адресом на этом сайте (../outside/). Напишите его так: /2019/05/kitapkhana/, без .. и необычных знаков.
  9 |   - ../outside/
    |     ^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:10:5: aliases.4: прежний адрес должен быть адресом на этом сайте (//evil.example/x/). Напишите его так: /2019/05/kitapkhana/, без .. и необычных знаков.
  10 |   - //evil.example/x/
     |     ^^^^^^^^^^^^^^^^^
     = напишите так:   - /evil.example/x
ошибка: content/2026/11/22-fault.md:11:5: aliases.5: прежний адрес должен быть адресом на этом сайте (https://evil.example/x/). Напишите его так: /2019/05/kitapkhana/, без .. и необычных знаков.
  11 |   - https://evil.example/x/
     |     ^^^^^^^^^^^^^^^^^^^^^^^
     = напишите так:   - /x/
ошибка: content/2026/11/22-fault.md:12:5: aliases.6: прежний адрес должен быть адресом на этом сайте (/a//b/). Напишите его так: /2019/05/kitapkhana/, без .. и необычных знаков.
  12 |   - /a//b/
     |     ^^^^^^
ошибка: content/2026/11/22-fault.md:13:5: aliases.7: прежний адрес должен быть адресом на этом сайте (/a/./b/). Напишите его так: /2019/05/kitapkhana/, без .. и необычных знаков.
  13 |   - /a/./b/
     |     ^^^^^^^
     = напишите так:   - /a/./b
ошибка: content/2026/11/22-fault.md:14:5: aliases.8: прежний адрес должен быть адресом на этом сайте (/a\..\b/). Напишите его так: /2019/05/kitapkhana/, без .. и необычных знаков.
  14 |   - '/a\..\b/'
     |     ^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:15:5: aliases.9: прежний адрес должен быть адресом на этом сайте (/a%5c..%5cb/). Напишите его так: /2019/05/kitapkhana/, без .. и необычных знаков.
  15 |   - /a%5c..%5cb/
     |     ^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:16:5: aliases.10: прежний адрес должен быть адресом на этом сайте (/nul/). Напишите его так: /2019/05/kitapkhana/, без .. и необычных знаков.
  16 |   - /nul/
     |     ^^^^^
ошибка: content/2026/11/22-fault.md:17:5: aliases.11: прежний адрес должен быть адресом на этом сайте (/bridge./). Напишите его так: /2019/05/kitapkhana/, без .. и необычных знаков.
  17 |   - /bridge./
     |     ^^^^^^^^^
     = напишите так:   - /bridge.
ошибка: content/2026/11/22-fault.md:18:5: aliases.12: прежний адрес должен быть адресом на этом сайте (/.git/config). Напишите его так: /2019/05/kitapkhana/, без .. и необычных знаков.
  18 |   - /.git/config
     |     ^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:19:5: aliases.13: прежний адрес должен быть адресом на этом сайте (/a%00b/). Напишите его так: /2019/05/kitapkhana/, без .. и необычных знаков.
  19 |   - /a%00b/
     |     ^^^^^^^
ошибка: content/2026/11/22-fault.md:20:5: aliases.14: прежний адрес должен быть адресом на этом сайте (/). Напишите его так: /2019/05/kitapkhana/, без .. и необычных знаков.
  20 |   - /
     |     ^
ошибка: content/2026/11/22-fault.md:21:5: aliases.15: прежний адрес должен быть адресом на этом сайте (/?q=1). Напишите его так: /2019/05/kitapkhana/, без .. и необычных знаков.
  21 |   - /?q=1
     |     ^^^^^
==== paths/author-keys
ошибка: site.yaml:10:3: authors.../outside: это не годится для адреса (../outside). Используйте a-z, 0-9 и одиночные дефисы, например outside.
  10 |   ../outside: Outside
     |   ^^^^^^^^^^
     = напишите так:   outside: Outside
ошибка: site.yaml:11:3: authors.City Desk: это не годится для адреса (City Desk). Используйте a-z, 0-9 и одиночные дефисы, например city-desk.
  11 |   City Desk: City desk
     |   ^^^^^^^^^
     = напишите так:   city-desk: City desk
==== paths/author-with-backslashes
ошибка: content/2026/11/22-fault.md:5:9: author.1: название не может быть путём к файлу (..\..\outside). Напишите само название, без .. и без косой черты в начале.
  5 | author: '..\..\outside'
    |         ^^^^^^^^^^^^^^^
==== paths/author-with-dots
ошибка: content/2026/11/22-fault.md:5:22: author.2: название не может быть путём к файлу (../../outside). Напишите само название, без .. и без косой черты в начале.
  5 | author: [Sport desk, ../../outside]
    |                      ^^^^^^^^^^^^^
==== paths/base-url-of-a-file
ошибка: site.yaml:3:11: base_url: это не адрес сайта (file:///srv/paper). Напишите его так: https://paper.example.
  3 | base_url: file:///srv/paper
    |           ^^^^^^^^^^^^^^^^^
==== paths/base-url-with-a-password
ошибка: site.yaml:3:11: base_url: это не адрес сайта (https://desk:secret@paper.example). Напишите его так: https://paper.example.
  3 | base_url: https://desk:secret@paper.example
    |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== paths/base-url-with-a-query
ошибка: site.yaml:3:11: base_url: это не адрес сайта (https://paper.example/?a=1). Напишите его так: https://paper.example.
  3 | base_url: https://paper.example/?a=1
    |           ^^^^^^^^^^^^^^^^^^^^^^^^^^
==== paths/base-url-with-a-strange-port
ошибка: site.yaml:3:11: base_url: это не адрес сайта (https://paper.example:99999). Напишите его так: https://paper.example.
  3 | base_url: https://paper.example:99999
    |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== paths/base-url-with-dots
ошибка: site.yaml:3:11: base_url: это не адрес сайта (https://paper.example/../other). Напишите его так: https://paper.example.
  3 | base_url: https://paper.example/../other
    |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== paths/base-url-with-two-slashes
ошибка: site.yaml:3:11: base_url: это не адрес сайта (https://paper.example//news). Напишите его так: https://paper.example.
  3 | base_url: https://paper.example//news
    |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== paths/base-url-without-a-scheme
ошибка: site.yaml:3:11: base_url: это не адрес сайта (paper.example). Напишите его так: https://paper.example.
  3 | base_url: paper.example
    |           ^^^^^^^^^^^^^
    = напишите так: base_url: https://paper.example
==== paths/category-absolute
ошибка: content/2026/11/22-fault.md:3:11: category: название не может быть путём к файлу (/etc). Напишите само название, без .. и без косой черты в начале.
  3 | category: /etc
    |           ^^^^
==== paths/category-keys
ошибка: site.yaml:6:3: categories.../outside: это не годится для адреса (../outside). Используйте a-z, 0-9 и одиночные дефисы, например outside.
  6 |   ../outside: Outside
    |   ^^^^^^^^^^
    = напишите так:   outside: Outside
ошибка: site.yaml:7:3: categories.a/b: это не годится для адреса (a/b). Используйте a-z, 0-9 и одиночные дефисы, например a-b.
  7 |   a/b: Two
    |   ^^^
    = напишите так:   a-b: Two
ошибка: site.yaml:8:3: categories.Sport: это не годится для адреса (Sport). Используйте a-z, 0-9 и одиночные дефисы, например sport.
  8 |   Sport: Sport
    |   ^^^^^
    = напишите так:   sport: Sport
ошибка: site.yaml:9:3: categories.assets: эта часть адреса занята собственными страницами сайта (assets). Выберите другое слово, например assets-news.
  9 |   assets: Assets
    |   ^^^^^^
ошибка: site.yaml:10:3: categories.nul: это не годится для адреса (nul). Используйте a-z, 0-9 и одиночные дефисы, например nul-1.
  10 |   nul: Nothing
     |   ^^^
     = напишите так:   nul-1: Nothing
ошибка: site.yaml:11:3: categories.2026: эта часть адреса занята собственными страницами сайта (2026). Выберите другое слово, например 2026-news.
  11 |   '2026': The year
     |   ^^^^^^
==== paths/category-names-with-dots
ошибка: site.yaml:6:11: categories.qogham.name: название не может быть путём к файлу (../../outside). Напишите само название, без .. и без косой черты в начале.
  6 |   qogham: ../../outside
    |           ^^^^^^^^^^^^^
ошибка: site.yaml:7:17: categories.sport.name: название не может быть путём к файлу (/etc). Напишите само название, без .. и без косой черты в начале.
  7 |   sport: {name: /etc}
    |                 ^^^^
==== paths/category-percent-encoded
ошибка: content/2026/11/22-fault.md:3:11: category: название не может быть путём к файлу (%2e%2e/outside). Напишите само название, без .. и без косой черты в начале.
  3 | category: "%2e%2e/outside"
    |           ^^^^^^^^^^^^^^^^
==== paths/category-with-dots
ошибка: content/2026/11/22-fault.md:3:11: category: название не может быть путём к файлу (../../outside). Напишите само название, без .. и без косой черты в начале.
  3 | category: ../../outside
    |           ^^^^^^^^^^^^^
==== paths/category-with-dots-where-categories-are-listed
ошибка: content/2026/11/22-fault.md:3:11: category: название не может быть путём к файлу (../sport). Напишите само название, без .. и без косой черты в начале.
  3 | category: ../sport
    |           ^^^^^^^^
==== paths/folder-named-md
предупреждение: content/2026/11/22-fault.md/notes.docx:1:1: этот файл не публикуется (notes.docx). Имя статьи кончается на .md; картинки могут лежать рядом с ней; всему остальному место в content/media или content/static.
==== paths/image-absolute
ошибка: content/2026/11/22-fault.md:6:14: image.src: такой картинки нет (/etc/passwd). Исправьте путь; он начинается от папки этого файла или от /media/.
  6 | image: {src: /etc/passwd, alt: A river}
    |              ^^^^^^^^^^^
==== paths/image-is-a-source
ошибка: content/2026/11/22-fault.md:6:14: image.src: этот путь выводит за пределы папки content (../../../site.yaml). Положите картинку в content/media или рядом со статьёй.
  6 | image: {src: ../../../site.yaml, alt: A river}
    |              ^^^^^^^^^^^^^^^^^^
==== paths/image-of-a-file-address
ошибка: content/2026/11/22-fault.md:6:14: image.src: это не путь к файлу (file:///etc/passwd). Напишите его так: photo.jpg или /media/photo.jpg, с косой чертой /.
  6 | image: {src: 'file:///etc/passwd', alt: A river}
    |              ^^^^^^^^^^^^^^^^^^^^
==== paths/image-of-another-host
ошибка: content/2026/11/22-fault.md:6:14: image.src: это не путь к файлу (//evil.example/river.png). Напишите его так: photo.jpg или /media/photo.jpg, с косой чертой /.
  6 | image: {src: //evil.example/river.png, alt: A river}
    |              ^^^^^^^^^^^^^^^^^^^^^^^^
==== paths/image-of-another-site
ошибка: content/2026/11/22-fault.md:6:14: image.src: это не путь к файлу (https://paper.example/media/river.png). Напишите его так: photo.jpg или /media/photo.jpg, с косой чертой /.
  6 | image: {src: 'https://paper.example/media/river.png', alt: A river}
    |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = напишите так: image: {src: '/media/river.png', alt: A river}
==== paths/image-out-of-media
ошибка: content/2026/11/22-fault.md:6:14: image.src: такой картинки нет (/media/../../site.yaml). Исправьте путь; он начинается от папки этого файла или от /media/.
  6 | image: {src: /media/../../site.yaml, alt: A river}
    |              ^^^^^^^^^^^^^^^^^^^^^^
==== paths/image-percent-encoded
ошибка: content/2026/11/22-fault.md:6:14: image.src: этот путь выводит за пределы папки content (%2e%2e/%2e%2e/%2e%2e/site.yaml). Положите картинку в content/media или рядом со статьёй.
  6 | image: {src: '%2e%2e/%2e%2e/%2e%2e/site.yaml', alt: A river}
    |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== paths/image-with-backslashes
ошибка: content/2026/11/22-fault.md:6:14: image.src: это не путь к файлу (..\..\river.png). Напишите его так: photo.jpg или /media/photo.jpg, с косой чертой /.
  6 | image: {src: '..\..\river.png', alt: A river}
    |              ^^^^^^^^^^^^^^^^^
==== paths/image-with-dots
ошибка: content/2026/11/22-fault.md:6:14: image.src: этот путь выводит за пределы папки content (../../../../../etc/passwd). Положите картинку в content/media или рядом со статьёй.
  6 | image: {src: ../../../../../etc/passwd, alt: A river}
    |              ^^^^^^^^^^^^^^^^^^^^^^^^^
==== paths/lang-with-dots
ошибка: content/2026/11/22-fault.md:6:7: lang: это не краткое обозначение языка (../../etc). Напишите его так: kk, ru или en.
  6 | lang: ../../etc
    |       ^^^^^^^^^
==== paths/language-with-dots
ошибка: site.yaml:4:11: language: это не краткое обозначение языка (../../etc/passwd). Напишите его так: kk, ru или en.
  4 | language: ../../etc/passwd
    |           ^^^^^^^^^^^^^^^^
==== paths/layout-card-with-dots
ошибка: layouts/article.html:2:1: нет шаблона, который нужен для страницы /2026/11/20/the-library-has-a-new-reading-room/ (cards/../../../site.yaml.html). Исправьте имя или добавьте файл в layouts/.
  2 | {{ card("../../../site.yaml", article.story) }}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== paths/layout-extends-with-dots
ошибка: layouts/article.html:1:1: нет шаблона, который нужен для страницы /2026/11/20/the-library-has-a-new-reading-room/ (../site.yaml). Исправьте имя или добавьте файл в layouts/.
  1 | {% extends "../site.yaml" %}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== paths/layout-import-with-a-backslash
ошибка: layouts/article.html:1:1: нет шаблона, который нужен для страницы /2026/11/20/the-library-has-a-new-reading-room/ (..\site.yaml). Исправьте имя или добавьте файл в layouts/.
  1 | {% import "..\\site.yaml" as site_file %}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== paths/layout-include-absolute
ошибка: layouts/article.html:3:1: нет шаблона, который нужен для страницы /2026/11/20/the-library-has-a-new-reading-room/ (/etc/passwd). Исправьте имя или добавьте файл в layouts/.
  3 | {% include "/etc/passwd" %}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== paths/layout-include-of-content
ошибка: layouts/article.html:1:1: нет шаблона, который нужен для страницы /2026/11/20/the-library-has-a-new-reading-room/ (../content/2026/11/20-library.md). Исправьте имя или добавьте файл в layouts/.
  1 | {% include "../content/2026/11/20-library.md" %}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== paths/layout-include-with-dots
ошибка: layouts/article.html:3:1: нет шаблона, который нужен для страницы /2026/11/20/the-library-has-a-new-reading-room/ (../../../../etc/passwd). Исправьте имя или добавьте файл в layouts/.
  3 | {% include "../../../../etc/passwd" %}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== paths/link-for-a-layout
ошибка: layouts/article.html:1:1: символическая ссылка не учитывается (article.html). Положите сюда сам файл.
==== paths/link-for-the-configuration
ошибка: site.yaml:1:1: символическая ссылка не учитывается. Положите сюда сам файл.
==== paths/link-for-the-content
ошибка: content:1:1: нет папки content (content). Создайте папку content/ и положите в неё статью или начните с команды `baspa init`.
==== paths/link-to-a-file-outside
ошибка: content/2026/11/22-fault.md:1:1: символическая ссылка не учитывается (22-fault.md). Положите сюда сам файл.
==== paths/link-to-a-folder-outside
ошибка: content/2027:1:1: символическая ссылка не учитывается (2027). Положите сюда сам файл.
==== paths/link-to-itself
ошибка: content/static/fault.txt:1:1: символическая ссылка не учитывается (fault.txt). Положите сюда сам файл.
==== paths/link-to-nothing
ошибка: content/media/fault.png:1:1: символическая ссылка не учитывается (fault.png). Положите сюда сам файл.
==== paths/link-to-the-folder-above
ошибка: content/2026/again:1:1: символическая ссылка не учитывается (again). Положите сюда сам файл.
==== paths/links-that-lead-out
ошибка: content/2026/11/22-fault.md:7:11: body: эта ссылка выводит за пределы папки content (../../../../../../etc/passwd). Ссылайтесь на файлы внутри content/.
  7 | See [one](../../../../../../etc/passwd), [two](%2e%2e/%2e%2e/%2e%2e/site.yaml)
    |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:7:48: body: эта ссылка выводит за пределы папки content (../../../site.yaml). Ссылайтесь на файлы внутри content/.
  7 | See [one](../../../../../../etc/passwd), [two](%2e%2e/%2e%2e/%2e%2e/site.yaml)
    |                                                ^
ошибка: content/2026/11/22-fault.md:8:13: body: эта ссылка выводит за пределы папки content (../../../README.md). Ссылайтесь на файлы внутри content/.
  8 | and [three](..%2f..%2f..%2fREADME.md).
    |             ^
==== paths/menu-keys
ошибка: site.yaml:13:3: menus.../main: это не годится для адреса (../main). Используйте a-z, 0-9 и одиночные дефисы, например main.
  13 |   ../main: []
     |   ^^^^^^^
     = напишите так:   main: []
==== paths/menu-of-a-file
ошибка: site.yaml:17:12: menus.main.2.url: это не адрес (file:///etc/passwd). Напишите адрес страницы на сайте, например /about/, или адрес с https://.
  17 |       url: file:///etc/passwd
     |            ^^^^^^^^^^^^^^^^^^
==== paths/menu-of-a-script
ошибка: site.yaml:17:12: menus.main.2.url: это не адрес (javascript:alert(1)). Напишите адрес страницы на сайте, например /about/, или адрес с https://.
  17 |       url: javascript:alert(1)
     |            ^^^^^^^^^^^^^^^^^^^
==== paths/menu-of-another-host
ошибка: site.yaml:17:12: menus.main.2.url: это не адрес (//evil.example/). Напишите адрес страницы на сайте, например /about/, или адрес с https://.
  17 |       url: //evil.example/
     |            ^^^^^^^^^^^^^^^
==== paths/menu-with-dots
ошибка: site.yaml:17:12: menus.main.2.url: это не адрес (../outside/). Напишите адрес страницы на сайте, например /about/, или адрес с https://.
  17 |       url: ../outside/
     |            ^^^^^^^^^^^
==== paths/permalink-absolute-file
ошибка: site.yaml:12:12: permalink: это не образец адреса (/etc/../{slug}/). Начните и закончите знаком /; годятся буквы, цифры, дефисы и {yyyy} {mm} {dd} {category} {slug}; {slug} нужен обязательно.
  12 | permalink: /etc/../{slug}/
     |            ^^^^^^^^^^^^^^^
==== paths/permalink-of-a-device
ошибка: site.yaml:12:12: permalink: это не образец адреса (/nul/{slug}/). Начните и закончите знаком /; годятся буквы, цифры, дефисы и {yyyy} {mm} {dd} {category} {slug}; {slug} нужен обязательно.
  12 | permalink: /nul/{slug}/
     |            ^^^^^^^^^^^^
==== paths/permalink-of-another-host
ошибка: site.yaml:12:12: permalink: это не образец адреса (//evil.example/{slug}/). Начните и закончите знаком /; годятся буквы, цифры, дефисы и {yyyy} {mm} {dd} {category} {slug}; {slug} нужен обязательно.
  12 | permalink: //evil.example/{slug}/
     |            ^^^^^^^^^^^^^^^^^^^^^^
==== paths/permalink-percent-encoded
ошибка: site.yaml:12:12: permalink: это не образец адреса (/%2e%2e/{slug}/). Начните и закончите знаком /; годятся буквы, цифры, дефисы и {yyyy} {mm} {dd} {category} {slug}; {slug} нужен обязательно.
  12 | permalink: /%2e%2e/{slug}/
     |            ^^^^^^^^^^^^^^^
==== paths/permalink-with-a-backslash
ошибка: site.yaml:12:12: permalink: это не образец адреса (/a\b/{slug}/). Начните и закончите знаком /; годятся буквы, цифры, дефисы и {yyyy} {mm} {dd} {category} {slug}; {slug} нужен обязательно.
  12 | permalink: '/a\b/{slug}/'
     |            ^^^^^^^^^^^^^^
==== paths/permalink-with-dots
ошибка: site.yaml:12:12: permalink: это не образец адреса (/../{slug}/). Начните и закончите знаком /; годятся буквы, цифры, дефисы и {yyyy} {mm} {dd} {category} {slug}; {slug} нужен обязательно.
  12 | permalink: /../{slug}/
     |            ^^^^^^^^^^^
==== paths/pictures-that-lead-out
ошибка: content/2026/11/22-fault.md:7:8: body: этот путь выводит за пределы папки content (../../../../../../etc/passwd.png). Положите картинку в content/media или рядом со статьёй.
  7 | ![one](../../../../../../etc/passwd.png)
    |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:9:8: body: такой картинки нет (/media/../../site.png). Исправьте путь; он начинается от папки этого файла или от /media/.
  9 | ![two](/media/../../site.png)
    |        ^^^^^^^^^^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:11:10: body: такой картинки нет (/etc/passwd.png). Исправьте путь; он начинается от папки этого файла или от /media/.
  11 | ![three](/etc/passwd.png)
     |          ^^^^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:13:19: body: этот путь выводит за пределы папки content (../../../secret.png). Положите картинку в content/media или рядом со статьёй.
  13 | Words and ![four](%2e%2e/%2e%2e/%2e%2e/secret.png).
     |                   ^
==== paths/pipe
ошибка: content/2026/11/22-fault.md:1:1: это не обычный файл (22-fault.md). Уберите его: здесь место только файлам и папкам.
==== paths/pipe-among-the-layouts
ошибка: layouts/banner.html:1:1: это не обычный файл (banner.html). Уберите его: здесь место только файлам и папкам.
==== paths/related-that-are-no-paths
ошибка: content/2026/11/22-fault.md:7:5: related.1: это не путь к файлу (file:///etc/passwd). Напишите его так: photo.jpg или /media/photo.jpg, с косой чертой /.
  7 |   - 'file:///etc/passwd'
    |     ^^^^^^^^^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:8:5: related.2: это не путь к файлу (//evil.example/x.md). Напишите его так: photo.jpg или /media/photo.jpg, с косой чертой /.
  8 |   - //evil.example/x.md
    |     ^^^^^^^^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:9:5: related.3: это не путь к файлу (..\..\README.md). Напишите его так: photo.jpg или /media/photo.jpg, с косой чертой /.
  9 |   - '..\..\README.md'
    |     ^^^^^^^^^^^^^^^^^
==== paths/related-that-lead-out
ошибка: content/2026/11/22-fault.md:7:5: related: эта ссылка выводит за пределы папки content (../../../README.md). Ссылайтесь на файлы внутри content/.
  7 |   - ../../../README.md
    |     ^^^^^^^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:8:5: related: статьи, на которую ведёт эта ссылка, нет (/etc/passwd). Исправьте путь, он начинается от папки этого файла; адрес другого сайта начинается с https://.
  8 |   - /etc/passwd
    |     ^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:9:5: related: эта ссылка выводит за пределы папки content (%2e%2e/%2e%2e/%2e%2e/README.md). Ссылайтесь на файлы внутри content/.
  9 |   - '%2e%2e/%2e%2e/%2e%2e/README.md'
    |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:10:5: related: эта ссылка выводит за пределы папки content (../../../content-evil/x.md). Ссылайтесь на файлы внутри content/.
  10 |   - ../../../content-evil/x.md
     |     ^^^^^^^^^^^^^^^^^^^^^^^^^^
==== paths/series-with-dots
ошибка: content/2026/11/22-fault.md:6:9: series: название не может быть путём к файлу (../../outside). Напишите само название, без .. и без косой черты в начале.
  6 | series: ../../outside
    |         ^^^^^^^^^^^^^
==== paths/slug-absolute
ошибка: content/2026/11/22-fault.md:6:7: slug: это не годится для адреса (/etc/passwd). Используйте a-z, 0-9 и одиночные дефисы, например etc-passwd.
  6 | slug: /etc/passwd
    |       ^^^^^^^^^^^
    = напишите так: slug: etc-passwd
==== paths/slug-of-a-drive
ошибка: content/2026/11/22-fault.md:6:7: slug: это не годится для адреса (C:\bridge). Используйте a-z, 0-9 и одиночные дефисы, например c-bridge.
  6 | slug: 'C:\bridge'
    |       ^^^^^^^^^^^
    = напишите так: slug: 'c-bridge'
==== paths/slug-of-a-sibling-folder
ошибка: content/2026/11/22-fault.md:6:7: slug: это не годится для адреса (../output-evil/x). Используйте a-z, 0-9 и одиночные дефисы, например output-evil-x.
  6 | slug: ../output-evil/x
    |       ^^^^^^^^^^^^^^^^
    = напишите так: slug: output-evil-x
==== paths/slug-of-one-dot
ошибка: content/2026/11/22-fault.md:6:7: slug: это не годится для адреса (.). Используйте a-z, 0-9 и одиночные дефисы, например kitapkhana.
  6 | slug: .
    |       ^
    = напишите так: slug: kitapkhana
==== paths/slug-of-two-dots
ошибка: content/2026/11/22-fault.md:6:7: slug: это не годится для адреса (..). Используйте a-z, 0-9 и одиночные дефисы, например kitapkhana.
  6 | slug: ..
    |       ^^
    = напишите так: slug: kitapkhana
==== paths/slug-of-two-folders
ошибка: content/2026/11/22-fault.md:6:7: slug: это не годится для адреса (news/bridge). Используйте a-z, 0-9 и одиночные дефисы, например news-bridge.
  6 | slug: news/bridge
    |       ^^^^^^^^^^^
    = напишите так: slug: news-bridge
==== paths/slug-percent-encoded
ошибка: content/2026/11/22-fault.md:6:7: slug: это не годится для адреса (%2e%2e%2foutside). Используйте a-z, 0-9 и одиночные дефисы, например 2e-2e-2foutside.
  6 | slug: '%2e%2e%2foutside'
    |       ^^^^^^^^^^^^^^^^^^
    = напишите так: slug: '2e-2e-2foutside'
==== paths/slug-with-a-backslash
ошибка: content/2026/11/22-fault.md:6:7: slug: это не годится для адреса (news\bridge). Используйте a-z, 0-9 и одиночные дефисы, например news-bridge.
  6 | slug: news\bridge
    |       ^^^^^^^^^^^
    = напишите так: slug: news-bridge
==== paths/slug-with-a-trailing-dot
ошибка: content/2026/11/22-fault.md:6:7: slug: это не годится для адреса (bridge.). Используйте a-z, 0-9 и одиночные дефисы, например bridge.
  6 | slug: bridge.
    |       ^^^^^^^
    = напишите так: slug: bridge
==== paths/slug-with-dots
ошибка: content/2026/11/22-fault.md:6:7: slug: это не годится для адреса (../../outside). Используйте a-z, 0-9 и одиночные дефисы, например outside.
  6 | slug: ../../outside
    |       ^^^^^^^^^^^^^
    = напишите так: slug: outside
==== paths/socket-among-the-static-files
ошибка: content/static/fault:1:1: это не обычный файл (fault). Уберите его: здесь место только файлам и папкам.
==== paths/tags-with-dots
ошибка: content/2026/11/22-fault.md:6:14: tags.2: название не может быть путём к файлу (../../outside). Напишите само название, без .. и без косой черты в начале.
  6 | tags: [snow, ../../outside, '..', /etc/passwd]
    |              ^^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:6:29: tags.3: в названии нет ни букв, ни цифр (..). Странице нужен адрес: напишите название словами.
  6 | tags: [snow, ../../outside, '..', /etc/passwd]
    |                             ^^^^
ошибка: content/2026/11/22-fault.md:6:35: tags.4: название не может быть путём к файлу (/etc/passwd). Напишите само название, без .. и без косой черты в начале.
  6 | tags: [snow, ../../outside, '..', /etc/passwd]
    |                                   ^^^^^^^^^^^
==== paths/timezone-absolute
ошибка: site.yaml:5:11: timezone: такого часового пояса нет (/etc/localtime). Напишите его так: Asia/Almaty.
  5 | timezone: /etc/localtime
    |           ^^^^^^^^^^^^^^
==== paths/timezone-with-dots
ошибка: site.yaml:5:11: timezone: такого часового пояса нет (../../etc/passwd). Напишите его так: Asia/Almaty.
  5 | timezone: ../../etc/passwd
    |           ^^^^^^^^^^^^^^^^
==== paths/windows-device
ошибка: content/media/con.png:1:1: такое имя файла подходит не для всех систем (con.png). Переименуйте его: годятся буквы, цифры, дефисы и точки; управляющие символы и имена, которые Windows оставляет за устройствами, не годятся.
   = напишите так: con-1.png
==== paths/windows-device-in-a-folder
ошибка: content/static/aux/page.html:1:1: такое имя файла подходит не для всех систем (aux). Переименуйте его: годятся буквы, цифры, дефисы и точки; управляющие символы и имена, которые Windows оставляет за устройствами, не годятся.
