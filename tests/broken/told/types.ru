==== types/aliases-are-fields
ошибка: content/2026/11/22-fault.md:6:10: aliases: здесь нужен список. Пишите каждое значение на своей строке после дефиса и пробела: - …
  6 | aliases: {old: /bridge/}
    |          ^
==== types/author-has-a-list-inside
ошибка: content/2026/11/22-fault.md:5:22: author.2: здесь нужен просто текст. Напишите одно значение в строке самого поля, например author: Отдел общества
  5 | author: [Sport desk, [City desk]]
    |                      ^
==== types/author-has-an-empty-item
ошибка: content/2026/11/22-fault.md:5:22: author.2: значение пустое. Напишите его после двоеточия, например author: Отдел общества
  5 | author: [Sport desk, '']
    |                      ^
==== types/author-is-an-empty-list
ошибка: content/2026/11/22-fault.md:5:9: author: значение пустое. Напишите его после двоеточия, например author: Отдел общества
  5 | author: []
    |         ^
==== types/author-is-fields
ошибка: content/2026/11/22-fault.md:5:9: author: здесь нужен список. Пишите каждое значение на своей строке после дефиса и пробела: - …
  5 | author: {name: Sport desk}
    |         ^
==== types/author-is-nothing
ошибка: content/2026/11/22-fault.md:5:1: author: это поле обязательно. Добавьте строку author: Отдел общества
  5 | author: ~
    | ^
==== types/category-is-a-list
ошибка: content/2026/11/22-fault.md:3:11: category: здесь нужен просто текст. Напишите одно значение в строке самого поля, например category: Общество
  3 | category: [Sport, Қоғам]
    |           ^
==== types/correction-without-text
ошибка: content/2026/11/22-fault.md:7:5: corrections.1.text: это поле обязательно. Добавьте строку text: Цена была указана неверно.
  7 |   - time: 2026-11-22 22:00
    |     ^
==== types/corrections-are-text
ошибка: content/2026/11/22-fault.md:6:14: corrections: здесь нужен список (The bridge has two lanes.). Пишите каждое значение на своей строке после дефиса и пробела: - …
  6 | corrections: The bridge has two lanes.
    |              ^^^^^^^^^^^^^^^^^^^^^^^^^
==== types/corrections-without-a-hyphen
ошибка: content/2026/11/22-fault.md:7:3: corrections: здесь нужен список. Пишите каждое значение на своей строке после дефиса и пробела: - …
  7 |   time: 2026-11-22 22:00
    |   ^
==== types/draft-is-a-list
ошибка: content/2026/11/22-fault.md:6:8: draft: здесь нужно «да» или «нет». Напишите true (да) или false (нет).
  6 | draft: [yes]
    |        ^
==== types/draft-is-a-number
ошибка: content/2026/11/22-fault.md:6:8: draft: здесь нужно «да» или «нет» (2). Напишите true (да) или false (нет).
  6 | draft: 2
    |        ^
==== types/draft-left-empty
ошибка: content/2026/11/22-fault.md:6:7: draft: значение пустое. Напишите его после двоеточия, например draft: true
  6 | draft:
    |       ^
==== types/draft-misspelt
ошибка: content/2026/11/22-fault.md:6:1: drafts: такого поля нет (drafts). Возможно, вы имели в виду «draft»? Исправьте имя или удалите строку.
  6 | drafts: true
    | ^^^^^^
    = напишите так: draft: true
==== types/embargo-left-empty
ошибка: content/2026/11/22-fault.md:6:9: embargo: значение пустое. Напишите его после двоеточия, например embargo: 2026-11-23 09:00
  6 | embargo:
    |         ^
==== types/embargo-misspelt
ошибка: content/2026/11/22-fault.md:6:1: embarg: такого поля нет (embarg). Возможно, вы имели в виду «embargo»? Исправьте имя или удалите строку.
  6 | embarg: 2026-12-30 06:00
    | ^^^^^^
    = напишите так: embargo: 2026-12-30 06:00
==== types/everything-at-once
ошибка: content/2026/11/22-fault.md:2:8: title: здесь нужен просто текст. Напишите одно значение в строке самого поля, например title: Мост открыт
  2 | title: [a]
    |        ^
ошибка: content/2026/11/22-fault.md:4:7: time: это не время (yesterday). Напишите его так: 2026-11-22 21:00.
  4 | time: yesterday
    |       ^^^^^^^^^
ошибка: content/2026/11/22-fault.md:5:9: author: такого автора нет в site.yaml (Sport dsk). Возможно, вы имели в виду «Sport desk»? Выберите одного из авторов: City desk, Sport desk; или добавьте автора в site.yaml.
  5 | author: Sport dsk
    |         ^^^^^^^^^
    = напишите так: author: Sport desk
ошибка: content/2026/11/22-fault.md:6:7: kind: такого варианта нет (gossip). Выберите один из вариантов: news, opinion, analysis, review, live, brief.
  6 | kind: gossip
    |       ^^^^^^
ошибка: content/2026/11/22-fault.md:7:8: draft: здесь нужно «да» или «нет» (perhaps). Напишите true (да) или false (нет).
  7 | draft: perhaps
    |        ^^^^^^^
ошибка: content/2026/11/22-fault.md:8:7: slug: это не годится для адреса (The Bridge). Используйте a-z, 0-9 и одиночные дефисы, например the-bridge.
  8 | slug: The Bridge
    |       ^^^^^^^^^^
    = напишите так: slug: the-bridge
ошибка: content/2026/11/22-fault.md:9:8: image.src: это поле обязательно. Добавьте строку src: photo.jpg
  9 | image: {alt: A bridge}
    |        ^
ошибка: content/2026/11/22-fault.md:10:14: tags.2: в названии нет ни букв, ни цифр (!). Странице нужен адрес: напишите название словами.
  10 | tags: [snow, '!']
     |              ^^^
предупреждение: content/2026/11/22-fault.md:11:1: langs: такого поля нет (langs). Возможно, вы имели в виду «lang»? Исправьте имя или удалите строку.
  11 | langs: kk
     | ^^^^^
     = напишите так: lang: kk
==== types/field-in-the-wrong-case
предупреждение: content/2026/11/22-fault.md:6:1: Summary: такого поля нет (Summary). Возможно, вы имели в виду «summary»? Исправьте имя или удалите строку.
  6 | Summary: The bridge is open.
    | ^^^^^^^
    = напишите так: summary: The bridge is open.
==== types/field-misspelt
предупреждение: content/2026/11/22-fault.md:6:1: sumary: такого поля нет (sumary). Возможно, вы имели в виду «summary»? Исправьте имя или удалите строку.
  6 | sumary: The bridge is open.
    | ^^^^^^
    = напишите так: summary: The bridge is open.
==== types/field-nobody-knows
предупреждение: content/2026/11/22-fault.md:6:1: weather: такого поля нет (weather). Исправьте имя или удалите строку.
  6 | weather: snow
    | ^^^^^^^
==== types/field-of-the-image-misspelt
предупреждение: content/2026/11/22-fault.md:9:3: image.captoin: такого поля нет (captoin). Возможно, вы имели в виду «caption»? Исправьте имя или удалите строку.
  9 |   captoin: A river
    |   ^^^^^^^
    = напишите так:   caption: A river
==== types/fields-of-the-paper
ошибка: content/2026/11/22-fault.md:2:1: photographer: это поле обязательно. Добавьте строку photographer: …
  2 | title: The bridge is open
    | ^
ошибка: content/2026/11/22-fault.md:6:10: readers: здесь нужно целое число (many). Напишите его не больше чем шестью цифрами, без знаков и пробелов, например 20.
  6 | readers: many
    |          ^^^^
ошибка: content/2026/11/22-fault.md:7:7: free: здесь нужно «да» или «нет» (of course). Напишите true (да) или false (нет).
  7 | free: of course
    |       ^^^^^^^^^
ошибка: content/2026/11/22-fault.md:8:8: opens: это не время (tomorrow). Напишите его так: 2026-11-22 21:00.
  8 | opens: tomorrow
    |        ^^^^^^^^
ошибка: content/2026/11/22-fault.md:9:9: places: здесь нужен список. Пишите каждое значение на своей строке после дефиса и пробела: - …
  9 | places: {a: b}
    |         ^
предупреждение: content/2026/11/22-fault.md:10:1: photografer: такого поля нет (photografer). Возможно, вы имели в виду «photographer»? Исправьте имя или удалите строку.
  10 | photografer: Sport desk
     | ^^^^^^^^^^^
     = напишите так: photographer: Sport desk
==== types/image-is-a-list
ошибка: content/2026/11/22-fault.md:7:3: image: здесь нужны поля. Напишите ниже строки вида «имя: значение» с отступом в два пробела.
  7 |   - /media/river.png
    |   ^
==== types/image-is-text
ошибка: content/2026/11/22-fault.md:6:8: image: здесь нужны поля (/media/river.png). Напишите ниже строки вида «имя: значение» с отступом в два пробела.
  6 | image: /media/river.png
    |        ^^^^^^^^^^^^^^^^
==== types/image-without-src
ошибка: content/2026/11/22-fault.md:7:3: image.src: это поле обязательно. Добавьте строку src: photo.jpg
  7 |   alt: A river
    |   ^
==== types/kind-of-another-world
ошибка: content/2026/11/22-fault.md:6:7: kind: такого варианта нет (gossip). Выберите один из вариантов: news, opinion, analysis, review, live, brief.
  6 | kind: gossip
    |       ^^^^^^
==== types/kind-unknown
ошибка: content/2026/11/22-fault.md:6:7: kind: такого варианта нет (opinon). Возможно, вы имели в виду «opinion»? Выберите один из вариантов: news, opinion, analysis, review, live, brief.
  6 | kind: opinon
    |       ^^^^^^
    = напишите так: kind: opinion
==== types/lang-is-a-word
ошибка: content/2026/11/22-fault.md:6:7: lang: это не краткое обозначение языка (Kazakh). Напишите его так: kk, ru или en.
  6 | lang: Kazakh
    |       ^^^^^^
    = напишите так: lang: kk
==== types/pinned-is-a-word
ошибка: content/2026/11/22-fault.md:6:9: pinned: здесь нужно «да» или «нет» (maybe). Напишите true (да) или false (нет).
  6 | pinned: maybe
    |         ^^^^^
==== types/related-is-fields
ошибка: content/2026/11/22-fault.md:6:10: related: здесь нужен список. Пишите каждое значение на своей строке после дефиса и пробела: - …
  6 | related: {first: 20-library.md}
    |          ^
==== types/required-field-misspelt
ошибка: content/2026/11/22-fault.md:2:1: category: это поле обязательно. Добавьте строку category: Общество
  2 | title: The bridge is open
    | ^
предупреждение: content/2026/11/22-fault.md:5:1: catgory: такого поля нет (catgory). Возможно, вы имели в виду «category»? Исправьте имя или удалите строку.
  5 | catgory: Sport
    | ^^^^^^^
    = напишите так: category: Sport
==== types/series-is-a-list
ошибка: content/2026/11/22-fault.md:6:9: series: здесь нужен просто текст. Напишите одно значение в строке самого поля, например series: Мосты города
  6 | series: [Bridges]
    |         ^
==== types/slug-is-a-list
ошибка: content/2026/11/22-fault.md:6:7: slug: здесь нужен просто текст. Напишите одно значение в строке самого поля, например slug: kitapkhana
  6 | slug: [bridge]
    |       ^
==== types/slug-is-empty
ошибка: content/2026/11/22-fault.md:6:7: slug: значение пустое. Напишите его после двоеточия, например slug: kitapkhana
  6 | slug: ""
    |       ^
==== types/summary-is-a-list
ошибка: content/2026/11/22-fault.md:7:3: summary: здесь нужен просто текст. Напишите одно значение в строке самого поля, например summary: С понедельника по нему можно ездить.
  7 |   - The bridge
    |   ^
==== types/tag-is-fields
ошибка: content/2026/11/22-fault.md:8:5: tags.2: здесь нужен просто текст. Напишите одно значение в строке самого поля, например tags: снег, мосты
  8 |   - bridges: new
    |     ^
==== types/tags-are-fields
ошибка: content/2026/11/22-fault.md:6:7: tags: здесь нужен список. Пишите каждое значение на своей строке после дефиса и пробела: - …
  6 | tags: {snow: yes}
    |       ^
==== types/time-called-date
ошибка: content/2026/11/22-fault.md:2:1: time: это поле обязательно. Добавьте строку time: 2026-11-22 21:00
  2 | title: The bridge is open
    | ^
предупреждение: content/2026/11/22-fault.md:4:1: date: такого поля нет (date). Возможно, вы имели в виду «time»? Исправьте имя или удалите строку.
  4 | date: 2026-11-22 21:00
    | ^^^^
    = напишите так: time: 2026-11-22 21:00
==== types/title-is-a-list
ошибка: content/2026/11/22-fault.md:2:8: title: здесь нужен просто текст. Напишите одно значение в строке самого поля, например title: Мост открыт
  2 | title: [The bridge, is open]
    |        ^
==== types/title-is-empty
ошибка: content/2026/11/22-fault.md:2:8: title: значение пустое. Напишите его после двоеточия, например title: Мост открыт
  2 | title: ""
    |        ^
==== types/title-is-fields
ошибка: content/2026/11/22-fault.md:2:8: title: здесь нужен просто текст. Напишите одно значение в строке самого поля, например title: Мост открыт
  2 | title: {main: The bridge, sub: is open}
    |        ^
==== types/title-is-nothing
ошибка: content/2026/11/22-fault.md:2:1: title: это поле обязательно. Добавьте строку title: Мост открыт
  2 | title: 
    | ^
==== types/translation-into-a-language-by-name
ошибка: content/2026/11/22-fault.md:6:17: translations.russian: это не краткое обозначение языка (russian). Напишите его так: kk, ru или en.
  6 | translations: { russian: 22-ru.md }
    |                 ^^^^^^^
    = напишите так: translations: { ru: 22-ru.md }
==== types/translation-into-its-own-language
ошибка: content/2026/11/22-fault.md:6:21: translations.en: это язык самого текста (en). Указывайте только другие языки; язык самого текста задаёт lang:.
  6 | translations: { en: https://en.example/ }
    |                     ^
==== types/translation-is-a-list
ошибка: content/2026/11/22-fault.md:6:21: translations.ru: здесь нужен просто текст. Напишите одно значение в строке самого поля, например ru: …
  6 | translations: { ru: [a.md] }
    |                     ^
==== types/translation-is-a-script
ошибка: content/2026/11/22-fault.md:6:21: translations.ru: это ни путь к статье, ни адрес страницы (javascript:alert(1)). Напишите 22-qar-ru.md или https://ru.paper.example/qar/.
  6 | translations: { ru: 'javascript:alert(1)' }
    |                     ^^^^^^^^^^^^^^^^^^^^^
==== types/translation-without-a-path
ошибка: content/2026/11/22-fault.md:6:21: translations.ru: значение пустое. Напишите его после двоеточия, например ru: …
  6 | translations: { ru: '' }
    |                     ^
==== types/translations-are-a-list
ошибка: content/2026/11/22-fault.md:6:15: translations: здесь нужны поля. Напишите ниже строки вида «имя: значение» с отступом в два пробела.
  6 | translations: [22-ru.md]
    |               ^
==== types/translations-are-text
ошибка: content/2026/11/22-fault.md:6:15: translations: здесь нужны поля (22-ru.md). Напишите ниже строки вида «имя: значение» с отступом в два пробела.
  6 | translations: 22-ru.md
    |               ^^^^^^^^
