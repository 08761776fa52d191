==== configuration/anchor-and-alias
ошибка: site.yaml:12:14: якоря YAML (&) здесь не используются (&a). Напишите значение без якоря, а если оно начинается с &, возьмите его в кавычки.
  12 | description: &a Words
     |              ^^
     = напишите так: description: "&a Words"
==== configuration/author-key-misspelt
ошибка: site.yaml:13:5: authors.mix-desk.name: это поле обязательно. Добавьте строку name: Общество
  13 |     nmae: Mixed desk
     |     ^
ошибка: site.yaml:13:5: authors.mix-desk.nmae: такого поля нет (nmae). Возможно, вы имели в виду «name»? Исправьте имя или удалите строку.
  13 |     nmae: Mixed desk
     |     ^^^^
     = напишите так:     name: Mixed desk
==== configuration/author-of-an-unknown-kind
ошибка: site.yaml:10:39: authors.city-desk.kind: такого варианта нет (desk). Выберите один из вариантов: person, organization.
  10 |   city-desk: { name: City desk, kind: desk }
     |                                       ^^^^
==== configuration/authors-are-text
ошибка: site.yaml:9:10: authors: здесь нужны поля (City desk). Напишите ниже строки вида «имя: значение» с отступом в два пробела.
  9 | authors: City desk
    |          ^^^^^^^^^
==== configuration/categories-are-a-list
ошибка: site.yaml:5:13: categories: здесь нужны поля. Напишите ниже строки вида «имя: значение» с отступом в два пробела.
  5 | categories: [Қоғам, Sport]
    |             ^
==== configuration/category-without-a-name
ошибка: site.yaml:7:10: categories.sport.name: это поле обязательно. Добавьте строку name: Общество
  7 |   sport: {about: All sport}
    |          ^
==== configuration/colon
ошибка: site.yaml:2:12: двоеточие внутри значения мешает прочитать поля (title: Test: Paper). Возьмите всё значение в кавычки: title: "…"
  2 | title: Test: Paper
    |            ^
    = напишите так: title: "Test: Paper"
==== configuration/default-translation-is-none-of-them
ошибка: site.yaml:13:22: default_translation: у газеты нет издания на этом языке (kk). Выберите одно из: en, ru.
  13 | default_translation: kk
     |                      ^^
==== configuration/edition-by-path
ошибка: site.yaml:12:21: translations.ru: это не адрес главной страницы (/ru/). Напишите так: https://ru.paper.example/.
  12 | translations: { ru: /ru/ }
     |                     ^^^^
==== configuration/edition-in-a-language-by-name
ошибка: site.yaml:12:17: translations.Russian: это не краткое обозначение языка (Russian). Напишите его так: kk, ru или en.
  12 | translations: { Russian: https://ru.example/ }
     |                 ^^^^^^^
     = напишите так: translations: { ru: https://ru.example/ }
==== configuration/edition-in-its-own-language
ошибка: site.yaml:12:21: translations.en: это язык самого текста (en). Указывайте только другие языки; язык самого текста задаёт lang:.
  12 | translations: { en: https://en.example/ }
     |                     ^
==== configuration/empty
ошибка: site.yaml:1:1: base_url: это поле обязательно. Добавьте строку base_url: https://paper.example
ошибка: site.yaml:1:1: language: это поле обязательно. Добавьте строку language: ru
ошибка: site.yaml:1:1: timezone: это поле обязательно. Добавьте строку timezone: Asia/Almaty
ошибка: site.yaml:1:1: title: это поле обязательно. Добавьте строку title: Мост открыт
==== configuration/engine-unknown
ошибка: site.yaml:12:20: markdown.engine: такого варианта нет (markdwon). Возможно, вы имели в виду «markdown»? Выберите один из вариантов: markdown, pyromark.
  12 | markdown: {engine: markdwon}
     |                    ^^^^^^^^
     = напишите так: markdown: {engine: markdown}
==== configuration/everything-at-once
ошибка: site.yaml:1:1: titel: такого поля нет (titel). Возможно, вы имели в виду «title»? Исправьте имя или удалите строку.
  1 | titel: Test Paper
    | ^^^^^
    = напишите так: title: Test Paper
ошибка: site.yaml:1:1: title: это поле обязательно. Добавьте строку title: Мост открыт
  1 | titel: Test Paper
    | ^
ошибка: site.yaml:2:11: base_url: это не адрес сайта (paper). Напишите его так: https://paper.example.
  2 | base_url: paper
    |           ^^^^^
ошибка: site.yaml:3:11: language: это не краткое обозначение языка (English). Напишите его так: kk, ru или en.
  3 | language: English
    |           ^^^^^^^
    = напишите так: language: en
ошибка: site.yaml:4:11: timezone: такого часового пояса нет (Almaty). Возможно, вы имели в виду «Asia/Almaty»? Напишите его так: Asia/Almaty.
  4 | timezone: Almaty
    |           ^^^^^^
    = напишите так: timezone: Asia/Almaty
ошибка: site.yaml:5:17: listing.size: здесь нужно целое число (many). Напишите его не больше чем шестью цифрами, без знаков и пробелов, например 20.
  5 | listing: {size: many}
    |                 ^^^^
ошибка: site.yaml:6:20: markdown.engine: такого варианта нет (fast). Выберите один из вариантов: markdown, pyromark.
  6 | markdown: {engine: fast}
    |                    ^^^^
==== configuration/extension-unknown
ошибка: site.yaml:13:24: markdown.extensions.2: такого варианта нет (table). Возможно, вы имели в виду «tables»? Выберите один из вариантов: tables, fenced_code, footnotes, attr_list, toc, sane_lists, def_list, abbr.
  13 |   extensions: [tables, table, os.system]
     |                        ^^^^^
     = напишите так:   extensions: [tables, tables, os.system]
ошибка: site.yaml:13:31: markdown.extensions.3: такого варианта нет (os.system). Выберите один из вариантов: tables, fenced_code, footnotes, attr_list, toc, sane_lists, def_list, abbr.
  13 |   extensions: [tables, table, os.system]
     |                               ^^^^^^^^^
==== configuration/feeds-are-a-list
ошибка: site.yaml:12:8: feeds: здесь нужны поля. Напишите ниже строки вида «имя: значение» с отступом в два пробела.
  12 | feeds: [rss]
     |        ^
==== configuration/feeds-in-words
ошибка: site.yaml:12:8: feeds: здесь нужно «да» или «нет» (perhaps). Напишите true (да) или false (нет).
  12 | feeds: perhaps
     |        ^^^^^^^
==== configuration/feeds-key-misspelt
ошибка: site.yaml:12:10: feeds.contents: такого поля нет (contents). Возможно, вы имели в виду «content»? Исправьте имя или удалите строку.
  12 | feeds: { contents: full }
     |          ^^^^^^^^
     = напишите так: feeds: { content: full }
==== configuration/feeds-of-what
ошибка: site.yaml:12:19: feeds.content: такого варианта нет (all). Выберите один из вариантов: summary, full.
  12 | feeds: { content: all }
     |                   ^^^
==== configuration/field-of-an-unknown-type
ошибка: site.yaml:13:24: fields.photographer.type: такого варианта нет (person). Выберите один из вариантов: text, count, yes_no, time, list.
  13 |   photographer: {type: person}
     |                        ^^^^^^
==== configuration/field-that-there-is-already
ошибка: site.yaml:13:3: fields.title: это поле и так есть у каждой статьи (title). Выберите для своего поля другое имя.
  13 |   title: {type: count}
     |   ^^^^^
==== configuration/field-with-a-bad-name
ошибка: site.yaml:13:3: fields.Photo-grapher: поле так называться не может (Photo-grapher). Используйте строчные латинские буквы, цифры и знак _, первой — букву.
  13 |   Photo-grapher: {type: text}
     |   ^^^^^^^^^^^^^
==== configuration/folder
ошибка: site.yaml:1:1: здесь нет site.yaml (paper). Перейдите в папку сайта, укажите её через --site или создайте новый сайт командой `baspa init`.
==== configuration/key-misspelt
ошибка: site.yaml:2:1: timezone: это поле обязательно. Добавьте строку timezone: Asia/Almaty
  2 | title: Test Paper
    | ^
ошибка: site.yaml:5:1: timezon: такого поля нет (timezon). Возможно, вы имели в виду «timezone»? Исправьте имя или удалите строку.
  5 | timezon: Asia/Almaty
    | ^^^^^^^
    = напишите так: timezone: Asia/Almaty
==== configuration/key-twice
ошибка: site.yaml:12:1: language: это поле уже есть, строка 4 (language). Удалите эту строку или строку 4.
  12 | language: kk
     | ^^^^^^^^
==== configuration/key-unknown
ошибка: site.yaml:12:1: plugins: такого поля нет (plugins). Исправьте имя или удалите строку.
  12 | plugins: [evil]
     | ^^^^^^^
==== configuration/language-by-name
ошибка: site.yaml:4:11: language: это не краткое обозначение языка (Қазақша). Напишите его так: kk, ru или en.
  4 | language: Қазақша
    |           ^^^^^^^
    = напишите так: language: kk
==== configuration/list
ошибка: site.yaml:1:1: это не список полей (- title: Test Paper). Каждое поле пишите на своей строке в виде «имя: значение».
  1 | - title: Test Paper
    | ^^^^^^^^^^^^^^^^^^^
==== configuration/listing-sizes
ошибка: site.yaml:12:17: listing.size: число слишком мало (0). Напишите 1 или больше.
  12 | listing: {size: 0, latest: 1000, similar: -1, feed: 2.5}
     |                 ^
     = напишите так: listing: {size: 1, latest: 1000, similar: -1, feed: 2.5}
ошибка: site.yaml:12:28: listing.latest: число слишком велико (1000). Напишите 100 или меньше.
  12 | listing: {size: 0, latest: 1000, similar: -1, feed: 2.5}
     |                            ^^^^
     = напишите так: listing: {size: 0, latest: 100, similar: -1, feed: 2.5}
ошибка: site.yaml:12:43: listing.similar: здесь нужно целое число (-1). Напишите его не больше чем шестью цифрами, без знаков и пробелов, например 20.
  12 | listing: {size: 0, latest: 1000, similar: -1, feed: 2.5}
     |                                           ^^
ошибка: site.yaml:12:53: listing.feed: здесь нужно целое число (2.5). Напишите его не больше чем шестью цифрами, без знаков и пробелов, например 20.
  12 | listing: {size: 0, latest: 1000, similar: -1, feed: 2.5}
     |                                                     ^^^
==== configuration/look-is-text
ошибка: site.yaml:12:7: look: здесь нужны поля (blue). Напишите ниже строки вида «имя: значение» с отступом в два пробела.
  12 | look: blue
     |       ^^^^
==== configuration/look-nobody-can-read
ошибка: site.yaml:13:16: look.light.ink: контраст ink на paper равен 2.3, а многим читателям нужно 4.5 (#aaaaaa). Сделайте один из цветов темнее или светлее.
  13 |   light: {ink: aaa}
     |                ^
ошибка: site.yaml:13:16: look.light.ink: контраст ink на tint равен 2.1, а многим читателям нужно 4.5 (#aaaaaa). Сделайте один из цветов темнее или светлее.
  13 |   light: {ink: aaa}
     |                ^
ошибка: site.yaml:14:16: look.dark.tint: контраст accent на tint равен 2.3, а многим читателям нужно 4.5 (#777777). Сделайте один из цветов темнее или светлее.
  14 |   dark: {tint: 777}
     |                ^
ошибка: site.yaml:14:16: look.dark.tint: контраст alert на tint равен 2.0, а многим читателям нужно 4.5 (#777777). Сделайте один из цветов темнее или светлее.
  14 |   dark: {tint: 777}
     |                ^
ошибка: site.yaml:14:16: look.dark.tint: контраст faint_ink на tint равен 1.9, а многим читателям нужно 4.5 (#777777). Сделайте один из цветов темнее или светлее.
  14 |   dark: {tint: 777}
     |                ^
ошибка: site.yaml:14:16: look.dark.tint: контраст ink на tint равен 3.6, а многим читателям нужно 4.5 (#777777). Сделайте один из цветов темнее или светлее.
  14 |   dark: {tint: 777}
     |                ^
ошибка: site.yaml:15:14: look.font_file: такого файла нет (/media/none.woff2). Положите его в content/media или в content/static и укажите его адрес на сайте.
  15 |   font_file: /media/none.woff2
     |              ^^^^^^^^^^^^^^^^^
ошибка: site.yaml:16:9: look.logo: такого файла нет (/none.svg). Положите его в content/media или в content/static и укажите его адрес на сайте.
  16 |   logo: /none.svg
     |         ^^^^^^^^^
==== configuration/look-of-bad-shape
ошибка: site.yaml:13:19: look.light.accent: это не цвет (tomato). Напишите шесть знаков от 0 до f, например 00657a; со знаком # возьмите в кавычки.
  13 |   light: {accent: tomato, ink: "#12345", acent: 00657a}
     |                   ^^^^^^
ошибка: site.yaml:13:32: look.light.ink: это не цвет (#12345). Напишите шесть знаков от 0 до f, например 00657a; со знаком # возьмите в кавычки.
  13 |   light: {accent: tomato, ink: "#12345", acent: 00657a}
     |                                ^^^^^^^^
ошибка: site.yaml:13:42: look.light.acent: такого поля нет (acent). Возможно, вы имели в виду «accent»? Исправьте имя или удалите строку.
  13 |   light: {accent: tomato, ink: "#12345", acent: 00657a}
     |                                          ^^^^^
     = напишите так:   light: {accent: tomato, ink: "#12345", accent: 00657a}
ошибка: site.yaml:15:5: look.dark.paper: это не цвет. Напишите шесть знаков от 0 до f, например 00657a; со знаком # возьмите в кавычки.
  15 |     paper: #fff
     |     ^
     = напишите так:     paper: "#fff"
ошибка: site.yaml:16:10: look.fonts: это не названия шрифтов (Georgia; } body { display: none). Напишите их через запятую, например PT Serif, Georgia, serif.
  16 |   fonts: "Georgia; } body { display: none"
     |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ошибка: site.yaml:17:14: look.font_file: это не путь к файлу сайта (none.woff2). Начните с /, например /media/logo.svg.
  17 |   font_file: none.woff2
     |              ^^^^^^^^^^
ошибка: site.yaml:18:15: look.page_width: это не длина (100%). Напишите число и единицу, например 40rem, 60ch или 1200px.
  18 |   page_width: 100%
     |               ^^^^
ошибка: site.yaml:19:15: look.text_width: это не длина (wide). Напишите число и единицу, например 40rem, 60ch или 1200px.
  19 |   text_width: wide
     |               ^^^^
ошибка: site.yaml:20:9: look.logo: это не путь к файлу сайта (javascript:alert(1)). Начните с /, например /media/logo.svg.
  20 |   logo: javascript:alert(1)
     |         ^^^^^^^^^^^^^^^^^^^
==== configuration/markdown-is-text
ошибка: site.yaml:12:11: markdown: здесь нужны поля (pyromark). Напишите ниже строки вида «имя: значение» с отступом в два пробела.
  12 | markdown: pyromark
     |           ^^^^^^^^
==== configuration/menu-line-without-a-url
ошибка: site.yaml:14:7: menus.main.1.url: это поле обязательно. Добавьте строку url: /about/
  14 |     - title: Home
     |       ^
ошибка: site.yaml:15:7: menus.main.2.url: это поле обязательно. Добавьте строку url: /about/
  15 |     - {title: Sport, link: /sport/}
     |       ^
ошибка: site.yaml:15:22: menus.main.2.link: такого поля нет (link). Исправьте имя или удалите строку.
  15 |     - {title: Sport, link: /sport/}
     |                      ^^^^
==== configuration/menus-are-a-list
ошибка: site.yaml:13:3: menus: здесь нужны поля. Напишите ниже строки вида «имя: значение» с отступом в два пробела.
  13 |   - title: Home
     |   ^
==== configuration/merge-conflict
ошибка: site.yaml:4:1: в файле остались две необъединённые версии (<<<<<<<). Оставьте одну из версий и удалите строки, которые начинаются с <<<<<<<, ======= и >>>>>>>.
  4 | <<<<<<< HEAD
    | ^^^^^^^
==== configuration/nested-key-misspelt
ошибка: site.yaml:13:3: listing.sise: такого поля нет (sise). Возможно, вы имели в виду «size»? Исправьте имя или удалите строку.
  13 |   sise: 30
     |   ^^^^
     = напишите так:   size: 30
==== configuration/no-content
ошибка: content:1:1: нет папки content (content). Создайте папку content/ и положите в неё статью или начните с команды `baspa init`.
==== configuration/none
ошибка: site.yaml:1:1: здесь нет site.yaml (paper). Перейдите в папку сайта, укажите её через --site или создайте новый сайт командой `baspa init`.
==== configuration/only-comments
ошибка: site.yaml:1:1: base_url: это поле обязательно. Добавьте строку base_url: https://paper.example
  1 | # The site
    | ^
ошибка: site.yaml:1:1: language: это поле обязательно. Добавьте строку language: ru
  1 | # The site
    | ^
ошибка: site.yaml:1:1: timezone: это поле обязательно. Добавьте строку timezone: Asia/Almaty
  1 | # The site
    | ^
ошибка: site.yaml:1:1: title: это поле обязательно. Добавьте строку title: Мост открыт
  1 | # The site
    | ^
==== configuration/permalink-unknown-part
ошибка: site.yaml:12:12: permalink: это не образец адреса (/{year}/{slug}/). Начните и закончите знаком /; годятся буквы, цифры, дефисы и {yyyy} {mm} {dd} {category} {slug}; {slug} нужен обязательно.
  12 | permalink: /{year}/{slug}/
     |            ^^^^^^^^^^^^^^^
==== configuration/permalink-with-an-ending
ошибка: site.yaml:12:12: permalink: это не образец адреса (/{slug}.html). Начните и закончите знаком /; годятся буквы, цифры, дефисы и {yyyy} {mm} {dd} {category} {slug}; {slug} нужен обязательно.
  12 | permalink: /{slug}.html
     |            ^^^^^^^^^^^^
==== configuration/permalink-without-a-slug
ошибка: site.yaml:12:12: permalink: это не образец адреса (/{yyyy}/{mm}/). Начните и закончите знаком /; годятся буквы, цифры, дефисы и {yyyy} {mm} {dd} {category} {slug}; {slug} нужен обязательно.
  12 | permalink: /{yyyy}/{mm}/
     |            ^^^^^^^^^^^^^
==== configuration/policies-are-text
ошибка: site.yaml:12:11: policies: здесь нужны поля (/ethics/). Напишите ниже строки вида «имя: значение» с отступом в два пробела.
  12 | policies: /ethics/
     |           ^^^^^^^^
==== configuration/policy-is-a-script
ошибка: site.yaml:12:21: policies.ethics: это не адрес страницы (javascript:alert(1)). Напишите путь на сайте, например /ethics/, или адрес https://.
  12 | policies: { ethics: 'javascript:alert(1)' }
     |                     ^^^^^^^^^^^^^^^^^^^^^
==== configuration/policy-misspelt
ошибка: site.yaml:12:13: policies.ethic: такого поля нет (ethic). Возможно, вы имели в виду «ethics»? Исправьте имя или удалите строку.
  12 | policies: { ethic: /ethics/ }
     |             ^^^^^
     = напишите так: policies: { ethics: /ethics/ }
==== configuration/policy-without-an-address
ошибка: site.yaml:12:21: policies.ethics: это не адрес страницы (see below). Напишите путь на сайте, например /ethics/, или адрес https://.
  12 | policies: { ethics: see below }
     |                     ^^^^^^^^^
==== configuration/raw-html-unknown
ошибка: site.yaml:12:22: markdown.raw_html: такого варианта нет (yes). Выберите один из вариантов: sanitise, escape.
  12 | markdown: {raw_html: yes}
     |                      ^^^
==== configuration/seconds-an-hour
ошибка: site.yaml:12:21: markdown.seconds: число слишком велико (3600). Напишите 60 или меньше.
  12 | markdown: {seconds: 3600}
     |                     ^^^^
     = напишите так: markdown: {seconds: 60}
==== configuration/seconds-in-words
ошибка: site.yaml:12:21: markdown.seconds: здесь нужно целое число (five). Напишите его не больше чем шестью цифрами, без знаков и пробелов, например 20.
  12 | markdown: {seconds: five}
     |                     ^^^^
==== configuration/seconds-zero
ошибка: site.yaml:12:21: markdown.seconds: число слишком мало (0). Напишите 1 или больше.
  12 | markdown: {seconds: 0}
     |                     ^
     = напишите так: markdown: {seconds: 1}
==== configuration/tab
ошибка: site.yaml:13:1: в начале строки не должно быть табуляции (size: 30). Поставьте вместо неё два пробела.
  13 |     size: 30
     | ^^^^
     = напишите так:   size: 30
==== configuration/tag
ошибка: site.yaml:12:14: теги YAML (!) здесь не используются (!!python/object/apply:os.system). Напишите значение без тега, а если оно начинается с восклицательного знака, возьмите его в кавычки.
  12 | description: !!python/object/apply:os.system [id]
     |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
     = напишите так: description: "!!python/object/apply:os.system [id]"
==== configuration/text
ошибка: site.yaml:1:1: это не список полей (The Test Paper). Каждое поле пишите на своей строке в виде «имя: значение».
  1 | The Test Paper
    | ^^^^^^^^^^^^^^
==== configuration/timezone-is-an-offset
ошибка: site.yaml:5:11: timezone: такого часового пояса нет (+05:00). Напишите его так: Asia/Almaty.
  5 | timezone: +05:00
    |           ^^^^^^
==== configuration/timezone-misspelt
ошибка: site.yaml:5:11: timezone: такого часового пояса нет (Asia/Alma-Ata). Возможно, вы имели в виду «Asia/Almaty»? Напишите его так: Asia/Almaty.
  5 | timezone: Asia/Alma-Ata
    |           ^^^^^^^^^^^^^
    = напишите так: timezone: Asia/Almaty
==== configuration/title-too-long
ошибка: site.yaml:2:8: title: значение слишком длинное: знаков 359, предел — 300 (Paper Paper Paper Paper Paper Paper Paper Paper Paper Paper Paper Paper Paper Paper Paper Paper Paper Paper Paper Paper…). Сократите его, предел в знаках — 300.
  2 | title: Paper Paper Paper Paper Paper Paper Paper Paper P… 
    |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== configuration/two-documents
ошибка: site.yaml:12:1: здесь начинается второй набор полей (---). Удалите эту строку, чтобы все поля стояли вместе.
  12 | ---
     | ^^^
==== configuration/without-base-url
ошибка: site.yaml:2:1: base_url: это поле обязательно. Добавьте строку base_url: https://paper.example
  2 | title: Test Paper
    | ^
==== configuration/without-language
ошибка: site.yaml:2:1: language: это поле обязательно. Добавьте строку language: ru
  2 | title: Test Paper
    | ^
==== configuration/without-timezone
ошибка: site.yaml:2:1: timezone: это поле обязательно. Добавьте строку timezone: Asia/Almaty
  2 | title: Test Paper
    | ^
==== configuration/without-title
ошибка: site.yaml:2:1: title: это поле обязательно. Добавьте строку title: Мост открыт
  2 | base_url: https://paper.example
    | ^
