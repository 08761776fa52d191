==== yaml/a-line-without-a-colon
ошибка: content/2026/11/22-fault.md:3:1: в этой строке нет двоеточия (category Sport). Каждое поле пишите в виде «имя: значение», а продолжение текста — с отступом в два пробела.
  3 | category Sport
    | ^^^^^^^^^^^^^^
    = напишите так: category: Sport
==== yaml/alias
ошибка: content/2026/11/22-fault.md:6:10: псевдонимы YAML (*) здесь не используются (*bridge). Напишите значение целиком, а если оно начинается со звёздочки, возьмите его в кавычки.
  6 | summary: *bridge
    |          ^^^^^^^
    = напишите так: summary: "*bridge"
==== yaml/ampersand-first
ошибка: content/2026/11/22-fault.md:2:8: якоря YAML (&) здесь не используются (&Co). Напишите значение без якоря, а если оно начинается с &, возьмите его в кавычки.
  2 | title: &Co opens a bridge
    |        ^^^
    = напишите так: title: "&Co opens a bridge"
==== yaml/anchor
ошибка: content/2026/11/22-fault.md:2:8: якоря YAML (&) здесь не используются (&bridge). Напишите значение без якоря, а если оно начинается с &, возьмите его в кавычки.
  2 | title: &bridge The bridge is open
    |        ^^^^^^^
    = напишите так: title: "&bridge The bridge is open"
==== yaml/apostrophe-inside-apostrophes
ошибка: content/2026/11/22-fault.md:2:18: после закрывающей кавычки или скобки идёт текст (title: 'The city's bridge is open'). Возьмите всё значение в кавычки, а внутри используйте другие: title: "«…» …"
  2 | title: 'The city's bridge is open'
    |                  ^
    = напишите так: title: "The city's bridge is open"
==== yaml/asterisk-first
ошибка: content/2026/11/22-fault.md:2:8: значение не может начинаться с этого знака (title: *Bold* words open a bridge). Возьмите всё значение в кавычки: title: "…"
  2 | title: *Bold* words open a bridge
    |        ^
    = напишите так: title: "*Bold* words open a bridge"
==== yaml/at-first
ошибка: content/2026/11/22-fault.md:2:8: значение не может начинаться с этого знака (title: @almaty opens a bridge). Возьмите всё значение в кавычки: title: "…"
  2 | title: @almaty opens a bridge
    |        ^
    = напишите так: title: "@almaty opens a bridge"
==== yaml/backtick-first
ошибка: content/2026/11/22-fault.md:2:8: значение не может начинаться с этого знака (title: `The` bridge is open). Возьмите всё значение в кавычки: title: "…"
  2 | title: `The` bridge is open
    |        ^
    = напишите так: title: "`The` bridge is open"
==== yaml/bar-and-text
ошибка: content/2026/11/22-fault.md:6:10: после | или > в этой строке ничего быть не должно (summary: | The bridge is open). Напишите текст на строках ниже с отступом в два пробела или возьмите всё значение в кавычки.
  6 | summary: | The bridge is open
    |          ^
    = напишите так: summary: "The bridge is open"
==== yaml/brace-never-closed
ошибка: content/2026/11/22-fault.md:6:8: кавычка или скобка не закрыта (image: {src: /media/river.png, alt: A river). Закройте её в конце значения, например title: "Мост открыт" или tags: [снег, мосты].
  6 | image: {src: /media/river.png, alt: A river
    |        ^
    = напишите так: image: {src: /media/river.png, alt: A river}
==== yaml/bracket-first
ошибка: content/2026/11/22-fault.md:2:18: после закрывающей кавычки или скобки идёт текст (title: [Updated] The bridge is open). Возьмите всё значение в кавычки, а внутри используйте другие: title: "«…» …"
  2 | title: [Updated] The bridge is open
    |                  ^
    = напишите так: title: "[Updated] The bridge is open"
==== yaml/colon-in-a-list
ошибка: content/2026/11/22-fault.md:8:17: двоеточие внутри значения мешает прочитать поля (- bridges: new: old). Возьмите всё значение в кавычки: title: "…"
  8 |   - bridges: new: old
    |                 ^
==== yaml/colon-in-the-title
ошибка: content/2026/11/22-fault.md:2:14: двоеточие внутри значения мешает прочитать поля (title: Almaty: the bridge is open). Возьмите всё значение в кавычки: title: "…"
  2 | title: Almaty: the bridge is open
    |              ^
    = напишите так: title: "Almaty: the bridge is open"
==== yaml/comma-first
ошибка: content/2026/11/22-fault.md:2:8: значение не может начинаться с этого знака (title: , and the bridge is open). Возьмите всё значение в кавычки: title: "…"
  2 | title: , and the bridge is open
    |        ^
    = напишите так: title: ", and the bridge is open"
==== yaml/directive
ошибка: content/2026/11/22-fault.md:2:1: значение не может начинаться с этого знака (%YAML 1.1). Возьмите всё значение в кавычки: title: "…"
  2 | %YAML 1.1
    | ^^^^^^^^^
==== yaml/field-indented-by-mistake
ошибка: content/2026/11/22-fault.md:7:3: отступ этой строки не такой, как у остальных (kind: news). Начните её точно под тем полем или дефисом, к которому она относится.
  7 |   kind: news
    |   ^^^^^^^^^^
    = напишите так: kind: news
==== yaml/field-twice
ошибка: content/2026/11/22-fault.md:8:1: draft: это поле уже есть, строка 6 (draft). Удалите эту строку или строку 6.
  8 | draft: true
    | ^^^^^
==== yaml/field-without-a-name
ошибка: content/2026/11/22-fault.md:6:1: имя поля должно быть одним словом (: snow). Напишите имя поля перед двоеточием, например title: Мост открыт.
  6 | : snow
    | ^^^^^^
==== yaml/fields-and-list-mixed
ошибка: content/2026/11/22-fault.md:6:1: здесь начинается список, но нет имени поля (- snow). Напишите строкой выше имя поля, например tags:
  6 | - snow
    | ^^^^^^
==== yaml/first-field-indented
ошибка: content/2026/11/22-fault.md:3:1: отступ этой строки не такой, как у остальных (category: Sport). Начните её точно под тем полем или дефисом, к которому она относится.
  3 | category: Sport
    | ^^^^^^^^^^^^^^^
==== yaml/hyphen-first
ошибка: content/2026/11/22-fault.md:2:8: значение не может начинаться с этого знака (title: - The bridge is open). Возьмите всё значение в кавычки: title: "…"
  2 | title: - The bridge is open
    |        ^
    = напишите так: title: "- The bridge is open"
==== yaml/key-is-a-list
ошибка: content/2026/11/22-fault.md:6:1: имя поля должно быть одним словом. Напишите имя поля перед двоеточием, например title: Мост открыт.
  6 | [snow, bridges]: tags
    | ^
==== yaml/key-is-complex
ошибка: content/2026/11/22-fault.md:6:3: имя поля должно быть одним словом. Напишите имя поля перед двоеточием, например title: Мост открыт.
  6 | ? {a: b}
    |   ^
==== yaml/list-closed-twice
ошибка: content/2026/11/22-fault.md:6:22: после закрывающей кавычки или скобки идёт текст (tags: [snow, bridges]]). Возьмите всё значение в кавычки, а внутри используйте другие: title: "«…» …"
  6 | tags: [snow, bridges]]
    |                      ^
==== yaml/list-item-indented-differently
ошибка: content/2026/11/22-fault.md:8:2: отступ этой строки не такой, как у остальных (- bridges). Начните её точно под тем полем или дефисом, к которому она относится.
  8 |  - bridges
    |  ^^^^^^^^^
==== yaml/list-never-closed
ошибка: content/2026/11/22-fault.md:6:7: кавычка или скобка не закрыта (tags: [snow, bridges). Закройте её в конце значения, например title: "Мост открыт" или tags: [снег, мосты].
  6 | tags: [snow, bridges
    |       ^
    = напишите так: tags: [snow, bridges]
==== yaml/merge-key
ошибка: content/2026/11/22-fault.md:7:3: слияния YAML здесь не используются (<<). Напишите поля целиком.
  7 |   <<: {src: a.png}
    |   ^^
==== yaml/nested-21-deep
ошибка: content/2026/11/22-fault.md:6:26: значения вложены друг в друга слишком глубоко, предел — 20. Пишите каждое поле в виде «имя: значение», без списков внутри списков.
  6 | tags: [[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]
    |                          ^
==== yaml/nested-field-twice
ошибка: content/2026/11/22-fault.md:9:3: alt: это поле уже есть, строка 8 (alt). Удалите эту строку или строку 8.
  9 |   alt: A bridge
    |   ^^^
==== yaml/no-space-after-a-later-colon
ошибка: content/2026/11/22-fault.md:3:10: после двоеточия нужен обычный пробел (category:Sport). Поставьте после двоеточия один пробел, например title: Мост открыт.
  3 | category:Sport
    |          ^
    = напишите так: category: Sport
==== yaml/no-space-after-the-colon
ошибка: content/2026/11/22-fault.md:2:7: после двоеточия нужен обычный пробел (title:The bridge is open). Поставьте после двоеточия один пробел, например title: Мост открыт.
  2 | title:The bridge is open
    |       ^
    = напишите так: title: The bridge is open
==== yaml/no-space-after-the-last-colon
ошибка: content/2026/11/22-fault.md:5:8: после двоеточия нужен обычный пробел (author:Sport desk). Поставьте после двоеточия один пробел, например title: Мост открыт.
  5 | author:Sport desk
    |        ^
    = напишите так: author: Sport desk
==== yaml/percent-first
ошибка: content/2026/11/22-fault.md:2:8: значение не может начинаться с этого знака (title: %50 more bridges). Возьмите всё значение в кавычки: title: "…"
  2 | title: %50 more bridges
    |        ^
    = напишите так: title: "%50 more bridges"
==== yaml/python-tag
ошибка: content/2026/11/22-fault.md:2:8: теги YAML (!) здесь не используются (!!python/object/apply:os.system). Напишите значение без тега, а если оно начинается с восклицательного знака, возьмите его в кавычки.
  2 | title: !!python/object/apply:os.system [id]
    |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    = напишите так: title: "!!python/object/apply:os.system [id]"
==== yaml/question-mark-first
ошибка: content/2026/11/22-fault.md:2:8: значение не может начинаться с этого знака (title: ? The bridge is open). Возьмите всё значение в кавычки: title: "…"
  2 | title: ? The bridge is open
    |        ^
    = напишите так: title: "? The bridge is open"
==== yaml/quote-inside-quotes
ошибка: content/2026/11/22-fault.md:2:14: после закрывающей кавычки или скобки идёт текст (title: "The "new" bridge is open"). Возьмите всё значение в кавычки, а внутри используйте другие: title: "«…» …"
  2 | title: "The "new" bridge is open"
    |              ^
    = напишите так: title: 'The "new" bridge is open'
==== yaml/quote-never-closed
ошибка: content/2026/11/22-fault.md:2:8: кавычка или скобка не закрыта (title: "The bridge is open). Закройте её в конце значения, например title: "Мост открыт" или tags: [снег, мосты].
  2 | title: "The bridge is open
    |        ^
    = напишите так: title: "The bridge is open"
==== yaml/reserved-words-as-fields
предупреждение: content/2026/11/22-fault.md:6:1: content: такого поля нет (content). Исправьте имя или удалите строку.
  6 | content: The bridge
    | ^^^^^^^
предупреждение: content/2026/11/22-fault.md:7:1: handler: такого поля нет (handler). Исправьте имя или удалите строку.
  7 | handler: none
    | ^^^^^^^
предупреждение: content/2026/11/22-fault.md:8:1: 1: такого поля нет (1). Исправьте имя или удалите строку.
  8 | 1: one
    | ^
предупреждение: content/2026/11/22-fault.md:9:1: no: такого поля нет (no). Исправьте имя или удалите строку.
  9 | no: two
    | ^^
==== yaml/second-document
ошибка: content/2026/11/22-fault.md:6:1: здесь начинается второй набор полей (...). Удалите эту строку, чтобы все поля стояли вместе.
  6 | ...
    | ^^^
==== yaml/tab-after-spaces
ошибка: content/2026/11/22-fault.md:7:3: в начале строки не должно быть табуляции (- snow). Поставьте вместо неё два пробела.
  7 |       - snow
    |   ^^^^
    = напишите так:   - snow
==== yaml/tab-at-the-beginning
ошибка: content/2026/11/22-fault.md:7:1: в начале строки не должно быть табуляции (src: /media/river.png). Поставьте вместо неё два пробела.
  7 |     src: /media/river.png
    | ^^^^
    = напишите так:   src: /media/river.png
==== yaml/tag
ошибка: content/2026/11/22-fault.md:6:10: теги YAML (!) здесь не используются (!important). Напишите значение без тега, а если оно начинается с восклицательного знака, возьмите его в кавычки.
  6 | summary: !important the bridge
    |          ^^^^^^^^^^
    = напишите так: summary: "!important the bridge"
==== yaml/text-after-a-quote
ошибка: content/2026/11/22-fault.md:2:20: после закрывающей кавычки или скобки идёт текст (title: "Silk Road" bridge is open). Возьмите всё значение в кавычки, а внутри используйте другие: title: "«…» …"
  2 | title: "Silk Road" bridge is open
    |                    ^
    = напишите так: title: '"Silk Road" bridge is open'
==== yaml/unknown-escape
ошибка: content/2026/11/22-fault.md:2:20: обратная косая черта в двойных кавычках имеет особый смысл (title: "The bridge \d is open"). Напишите её дважды или возьмите значение в одинарные кавычки.
  2 | title: "The bridge \d is open"
    |                    ^
    = напишите так: title: 'The bridge \d is open'
