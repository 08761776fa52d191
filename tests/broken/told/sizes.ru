==== sizes/alias-of-sixty-folders
ошибка: content/2026/11/22-fault.md:6:11: aliases.1: прежний адрес или его часть слишком длинны (/kitapkhana-zhangalyq/kitapkhana-zhangalyq/kitapkhana-zhangalyq/kitapkhana-zhangalyq/kitapkhana-zhangalyq/kitapkhana-zh…). В одной части может быть 200 латинских или 100 кириллических букв, в целом адресе — впятеро больше.
  6 | aliases: [/kitapkhana-zhangalyq/kitapkhana-zhangalyq/kitapk…]
    |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== sizes/alias-with-a-name-of-201-bytes
ошибка: content/2026/11/22-fault.md:6:115: aliases.2: прежний адрес или его часть слишком длинны (/қққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққ/). В одной части может быть 200 латинских или 100 кириллических букв, в целом адресе — впятеро больше.
  6 | …қққққққққққққққққққққққққққққққққққққққққққққ/, /ққққққққққққққққққққққққққққққққққққққққққққққққ…]
    |                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== sizes/article-of-ten-gigabytes
ошибка: content/2026/11/22-fault.md:1:1: файл слишком большой, предел — 1024 KiB. Разделите его или уменьшите.
==== sizes/boxes-five-thousand-deep
ошибка: content/2026/11/22-fault.md:7:1: body: списки или цитаты вложены слишком глубоко, преобразовать текст нельзя. Уменьшите вложенность.
  7 | <div><div><div><div><div><div><div><div><div><div><div><div><div><div><div><div><div><div><div><div…
    | ^
==== sizes/category-of-301-letters
ошибка: content/2026/11/22-fault.md:3:11: category: такой рубрики нет в site.yaml (Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport…). Выберите одну из рубрик: Қоғам, Sport.
  3 | category: Sport Sport Sport Sport Sport Sport Sport Sport S… 
    |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ошибка: content/2026/11/22-fault.md:3:11: category: значение слишком длинное: знаков 305, предел — 300 (Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport Sport…). Сократите его, предел в знаках — 300.
  3 | category: Sport Sport Sport Sport Sport Sport Sport Sport S… 
    |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== sizes/count-of-seven-digits
ошибка: site.yaml:12:17: listing.size: здесь нужно целое число (1000000). Напишите его не больше чем шестью цифрами, без знаков и пробелов, например 20.
  12 | listing: {size: 1000000}
     |                 ^^^^^^^
==== sizes/empty-text
предупреждение: content/2026/11/22-fault.md:7:1: в статье нет текста. Напишите его ниже второй строки ---.
==== sizes/file-of-600-megabytes
ошибка: content/static/film.mp4:1:1: файл слишком большой, предел — 512 MiB. Разделите его или уменьшите.
==== sizes/front-matter-of-70-kilobytes
ошибка: content/2026/11/22-fault.md:2:1: поля в начале файла длиннее допустимого, предел в знаках — 65536 (70094). Перенесите текст ниже второй строки ---.
  2 | title: The bridge is open
    | ^
==== sizes/lists-a-thousand-deep
ошибка: content/2026/11/22-fault.md:7:1: body: списки или цитаты вложены слишком глубоко, преобразовать текст нельзя. Уменьшите вложенность.
  7 | - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -…
    | ^
==== sizes/merges-that-multiply
ошибка: content/2026/11/22-fault.md:6:5: якоря YAML (&) здесь не используются (&a0). Напишите значение без якоря, а если оно начинается с &, возьмите его в кавычки.
  6 | a0: &a0 {x: 1}
    |     ^^^
    = напишите так: a0: "&a0 {x: 1}"
==== sizes/picture-name-of-204-bytes
ошибка: content/media/ққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққ.png:1:1: такое имя файла подходит не для всех систем (ққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққққ.png). Переименуйте его: годятся буквы, цифры, дефисы и точки; управляющие символы и имена, которые Windows оставляет за устройствами, не годятся.
   = напишите так: qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq.png
==== sizes/slow-backticks
ошибка: content/2026/11/22-fault.md:7:1: body: текст не удалось преобразовать за 1 с, работа остановлена. Поищите очень длинные ряды скобок, кавычек или знаков `; предел задаёт markdown.seconds в site.yaml.
  7 | ` `` ``` ```` ````` `````` ``````` ```````` ````````` `````````` ``````````` ```````````` `````````…
    | ^
==== sizes/slow-links
ошибка: content/2026/11/22-fault.md:7:1: body: текст не удалось преобразовать за 1 с, работа остановлена. Поищите очень длинные ряды скобок, кавычек или знаков `; предел задаёт markdown.seconds в site.yaml.
  7 | [a](b[a](b[a](b[a](b[a](b[a](b[a](b[a](b[a](b[a](b[a](b[a](b[a](b[a](b[a](b[a](b[a](b[a](b[a](b[a](…
    | ^
==== sizes/slow-links-in-angles
ошибка: content/2026/11/22-fault.md:7:1: body: текст не удалось преобразовать за 1 с, работа остановлена. Поищите очень длинные ряды скобок, кавычек или знаков `; предел задаёт markdown.seconds в site.yaml.
  7 | [a](<b[a](<b[a](<b[a](<b[a](<b[a](<b[a](<b[a](<b[a](<b[a](<b[a](<b[a](<b[a](<b[a](<b[a](<b[a](<b[a]…
    | ^
==== sizes/slow-sections
ошибка: content/2026/11/22-fault.md:7:1: body: текст не удалось преобразовать за 1 с, работа остановлена. Поищите очень длинные ряды скобок, кавычек или знаков `; предел задаёт markdown.seconds в site.yaml.
  7 | <![CDATA[<![CDATA[<![CDATA[<![CDATA[<![CDATA[<![CDATA[<![CDATA[<![CDATA[<![CDATA[<![CDATA[<![CDATA[…
    | ^
==== sizes/slug-of-101-letters
ошибка: content/2026/11/22-fault.md:6:7: slug: значение слишком длинное: знаков 101, предел — 100 (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa). Сократите его, предел в знаках — 100.
  6 | slug: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
    |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== sizes/summary-of-six-thousand-letters
ошибка: content/2026/11/22-fault.md:6:10: summary: значение слишком длинное: знаков 5999, предел — 5000 (word word word word word word word word word word word word word word word word word word word word word word word word…). Сократите его, предел в знаках — 5000.
  6 | summary: word word word word word word word word word word… 
    |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== sizes/tag-of-301-letters
ошибка: content/2026/11/22-fault.md:6:8: tags.1: значение слишком длинное: знаков 301, предел — 300 (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…). Сократите его, предел в знаках — 300.
  6 | tags: [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…]
    |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== sizes/text-of-a-comment-only
предупреждение: content/2026/11/22-fault.md:7:1: в статье нет текста. Напишите его ниже второй строки ---.
  7 | <!-- nothing yet -->
    | ^
==== sizes/text-of-two-megabytes
ошибка: content/2026/11/22-fault.md:1:1: файл слишком большой, предел — 1024 KiB. Разделите его или уменьшите.
==== sizes/thirty-thousand-brackets
ошибка: content/2026/11/22-fault.md:6:26: значения вложены друг в друга слишком глубоко, предел — 20. Пишите каждое поле в виде «имя: значение», без списков внутри списков.
  6 | tags: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
    |                          ^
==== sizes/title-of-301-letters
ошибка: content/2026/11/22-fault.md:2:8: title: значение слишком длинное: знаков 301, предел — 300 (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…). Сократите его, предел в знаках — 300.
  2 | title: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
    |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== sizes/title-of-ten-thousand-letters
ошибка: content/2026/11/22-fault.md:2:8: title: значение слишком длинное: знаков 10003, предел — 300 (Көпір Көпір Көпір Көпір Көпір Көпір Көпір Көпір Көпір Көпір Көпір Көпір Көпір Көпір Көпір Көпір Көпір Көпір Көпір Көпір…). Сократите его, предел в знаках — 300.
  2 | title: Көпір Көпір Көпір Көпір Көпір Көпір Көпір Көпір К…
    |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== sizes/too-many-fields
ошибка: content/2026/11/22-fault.md:2000:8: значений слишком много, предел — 4000. Уменьшите число полей.
  2000 | f1994: 1994
       |        ^
