==== pictures/broken-picture-that-nobody-shows
ошибка: content/media/old.webp:1:1: это не картинка, или прочитать её нельзя (.webp). Откройте её в программе для картинок и сохраните как JPEG, PNG или WebP.
==== pictures/drawing-among-the-media
ошибка: content/media/bridge.svg:1:1: в таком файле могут быть скрипты, которые выполнились бы как часть газеты (.svg). Если вы ему доверяете, положите его в content/static; иначе возьмите картинку или PDF.
==== pictures/drawing-beside-an-article
ошибка: content/2026/11/22-fault.md:7:12: body: в SVG могут быть скрипты, поэтому в статье его показать нельзя (map.svg). Сохраните его как PNG или положите SVG в content/static и укажите его путь, например /static/map.svg.
  7 | ![The map](map.svg)
    |            ^^^^^^^
предупреждение: content/2026/11/map.svg:1:1: этот файл не публикуется (map.svg). Имя статьи кончается на .md; картинки могут лежать рядом с ней; всему остальному место в content/media или content/static.
==== pictures/focus-outside-the-picture
ошибка: content/2026/11/22-fault.md:9:10: image.focus: это не место на картинке (50 120). Напишите слова, например left top, или проценты слева и сверху, например 30 20.
  9 |   focus: 50 120
    |          ^^^^^^
==== pictures/focus-that-is-no-place
ошибка: content/2026/11/22-fault.md:9:10: image.focus: это не место на картинке (upstairs). Напишите слова, например left top, или проценты слева и сверху, например 30 20.
  9 |   focus: upstairs
    |          ^^^^^^^^
==== pictures/moving-picture-cut-off
ошибка: content/media/bridge.gif:1:1: картинка повреждена или скопирована не целиком (244 B). Скопируйте её заново оттуда, откуда взяли.
==== pictures/page-called-a-picture
ошибка: content/media/bridge.jpg:1:1: это не картинка, или прочитать её нельзя (.jpg). Откройте её в программе для картинок и сохраните как JPEG, PNG или WebP.
==== pictures/picture-cut-off
ошибка: content/media/bridge.jpg:1:1: картинка повреждена или скопирована не целиком (1791 B). Скопируйте её заново оттуда, откуда взяли.
==== pictures/picture-of-100-megapixels
ошибка: content/media/bridge.png:1:1: в картинке больше 64 миллионов точек (10000 × 10000). Уменьшите её: 2400 точек по длинной стороне хватит любой странице.
==== pictures/picture-of-nothing
ошибка: content/media/bridge.jpg:1:1: картинка повреждена или скопирована не целиком (0 B). Скопируйте её заново оттуда, откуда взяли.
==== pictures/picture-with-a-lying-name
ошибка: content/media/bridge.jpg:1:1: картинка не того вида, о котором говорит её имя (PNG). Переименуйте её, чтобы имя кончалось на .png, и поправьте имя в статьях.
   = напишите так: bridge.png
==== pictures/pictures-without-words
предупреждение: content/2026/11/22-fault.md:7:8: image.alt: картинка ничего не говорит тем, кто её не видит (/media/river.png). Скажите в нескольких словах, что на ней, например alt: Новый мост вечером; в тексте — между скобками ![ ].
  7 |   src: /media/river.png
    |        ^^^^^^^^^^^^^^^^
предупреждение: content/2026/11/22-fault.md:9:10: body: картинка ничего не говорит тем, кто её не видит (/media/river.png). Скажите в нескольких словах, что на ней, например alt: Новый мост вечером; в тексте — между скобками ![ ].
  9 | Text ![](/media/river.png) text.
    |          ^^^^^^^^^^^^^^^^
предупреждение: content/2026/11/22-fault.md:11:6: body: картинка ничего не говорит тем, кто её не видит (../../media/river.png). Скажите в нескольких словах, что на ней, например alt: Новый мост вечером; в тексте — между скобками ![ ].
  11 | ![ ](../../media/river.png)
     |      ^^^^^^^^^^^^^^^^^^^^^
==== pictures/widths-and-formats-that-are-none
ошибка: site.yaml:13:11: images.widths: это не ширина картинок. Напишите числа от 64 до 2400, например [480, 800, 1200].
  13 |   widths: [0, 99999]
     |           ^
ошибка: site.yaml:14:13: images.formats.1: такого варианта нет (jxl). Выберите один из вариантов: avif, webp.
  14 |   formats: [jxl]
     |             ^^^
ошибка: site.yaml:15:10: images.cards: здесь нужно «да» или «нет» (perhaps). Напишите true (да) или false (нет).
  15 |   cards: perhaps
     |          ^^^^^^^
