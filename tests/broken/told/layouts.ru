==== layouts/asset-that-is-not-there
ошибка: layouts/article.html:2:1: нет шаблона, который нужен для страницы /2026/11/20/the-library-has-a-new-reading-room/ (assets/prss.css). Исправьте имя или добавьте файл в layouts/.
  2 | <link rel="stylesheet" href="{{ asset("prss.css") }}">
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/attribute-of-nothing
ошибка: layouts/article.html:3:1: на странице /2026/11/20/the-library-has-a-new-reading-room/ шаблон обратился к тому, чего нет (UndefinedError: 'None' has no attribute 'stories'). Посмотрите, какие есть имена, в руководстве для авторов шаблонов.
  3 | <p>{{ listing.stories[0].title }}</p>
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/block-never-closed
ошибка: layouts/article.html:4:1: шаблон не удалось прочитать (Unexpected end of template. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'. The innermost block …). Исправьте его в этой строке; посмотрите, как написан стандартный шаблон с этим именем.
  4 | <p>
    | ^^^
==== layouts/braces-never-closed
ошибка: layouts/article.html:3:1: шаблон не удалось прочитать (unexpected '/'). Исправьте его в этой строке; посмотрите, как написан стандартный шаблон с этим именем.
  3 | <p>{{ page.title </p>
    | ^^^^^^^^^^^^^^^^^^^^^
==== layouts/calling-a-text
ошибка: layouts/article.html:3:1: на странице /2026/11/20/the-library-has-a-new-reading-room/ шаблон не сработал (TypeError: 'str' object is not callable). Исправьте его в этой строке; что даёт каждое имя, сказано в руководстве для авторов шаблонов.
  3 | {{ page.title() }}
    | ^^^^^^^^^^^^^^^^^^
==== layouts/canonical-of-the-front-page
ошибка: layouts/article.html:1:1: canonical: на странице /2026/11/20/the-library-has-a-new-reading-room/ машинам говорится это, а читатели видят «https://paper.example/2026/11/20/the-library-has-a-new-reading-room/» (https://paper.example/). Пусть шаблон выводит в обоих местах одно и то же.
==== layouts/division-by-zero
ошибка: layouts/article.html:3:1: на странице /2026/11/20/the-library-has-a-new-reading-room/ шаблон не сработал (ZeroDivisionError: division by zero). Исправьте его в этой строке; что даёт каждое имя, сказано в руководстве для авторов шаблонов.
  3 | <p>{{ 1 / 0 }}</p>
    | ^^^^^^^^^^^^^^^^^^
==== layouts/endless-loop-of-includes
ошибка: layouts/article.html:3:1: на странице /2026/11/20/the-library-has-a-new-reading-room/ шаблон не сработал (RecursionError: maximum recursion depth exceeded while calling a Python object). Исправьте его в этой строке; что даёт каждое имя, сказано в руководстве для авторов шаблонов.
  3 | {% include "article.html" %}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/headline-for-machines-only
ошибка: layouts/article.html:1:1: datePublished: на странице /2026/11/20/the-library-has-a-new-reading-room/ машинам говорится это, а читатели этого не видят (2026-11-20T09:30:00+05:00). Пусть шаблон покажет это на странице или не говорит об этом.
ошибка: layouts/article.html:1:1: headline: на странице /2026/11/20/the-library-has-a-new-reading-room/ машинам говорится это, а читатели видят «The library has a new reading room» (You will not believe it). Пусть шаблон выводит в обоих местах одно и то же.
==== layouts/json-ld-in-single-quotes
ошибка: layouts/article.html:1:1: JSON-LD: на странице /2026/11/20/the-library-has-a-new-reading-room/ стоит JSON-LD, который не JSON ({'headline': 'The library has a new reading room'}). Выводите каждое значение в нём через |tojson.
==== layouts/layout-in-another-encoding
ошибка: layouts/article.html:1:1: начиная с байта 0 это не текст в UTF-8 (UTF-16). Сохраните файл в кодировке UTF-8: обычно она есть в меню «Сохранить как» или «Кодировка».
==== layouts/layout-in-cp1251
ошибка: layouts/article.html:2:8: начиная с байта 23 это не текст в UTF-8 (0xCD). Сохраните файл в кодировке UTF-8: обычно она есть в меню «Сохранить как» или «Кодировка».
  2 | <title>\xcd\xee\xe2\xee\xf1\xf2\xe8</title>
    |        ^^^^
==== layouts/missing-card
ошибка: layouts/article.html:3:1: нет шаблона, который нужен для страницы /2026/11/20/the-library-has-a-new-reading-room/ (cards/huge.html). Исправьте имя или добавьте файл в layouts/.
  3 | {{ card("huge", article.story) }}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/missing-include
ошибка: layouts/article.html:3:1: нет шаблона, который нужен для страницы /2026/11/20/the-library-has-a-new-reading-room/ (advert.html). Исправьте имя или добавьте файл в layouts/.
  3 | {% include "advert.html" %}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/missing-macro-file
ошибка: layouts/article.html:3:1: нет шаблона, который нужен для страницы /2026/11/20/the-library-has-a-new-reading-room/ (macros.html). Исправьте имя или добавьте файл в layouts/.
  3 | {% from "macros.html" import button %}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/missing-parent
ошибка: layouts/article.html:3:1: нет шаблона, который нужен для страницы /2026/11/20/the-library-has-a-new-reading-room/ (newspaper.html). Исправьте имя или добавьте файл в layouts/.
  3 | {% extends "newspaper.html" %}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/name-of-the-paper
ошибка: layouts/article.html:3:1: шаблон не удалось прочитать ('words' is a name of the paper: choose another). Исправьте его в этой строке; посмотрите, как написан стандартный шаблон с этим именем.
  3 | {% for words in listing.stories %}{{ words.title }}{% endfor %}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/syntax-in-a-parent
ошибка: layouts/base.html:3:1: шаблон не удалось прочитать (Encountered unknown tag 'endblok'. Jinja was looking for the following tags: 'endblock'. The innermost block that needs…). Исправьте его в этой строке; посмотрите, как написан стандартный шаблон с этим именем.
  3 | {% endblok %}
    | ^^^^^^^^^^^^^
==== layouts/too-large-a-text
ошибка: layouts/article.html:3:1: на странице /2026/11/20/the-library-has-a-new-reading-room/ шаблон не сработал (MemoryError: ). Исправьте его в этой строке; что даёт каждое имя, сказано в руководстве для авторов шаблонов.
  3 | {{ 'x' * 10 ** 12 }}
    | ^^^^^^^^^^^^^^^^^^^^
==== layouts/undefined-attribute
ошибка: layouts/article.html:3:1: на странице /2026/11/20/the-library-has-a-new-reading-room/ шаблон обратился к тому, чего нет (UndefinedError: 'baspa.archive.stories.Story object' has no attribute 'headline'). Посмотрите, какие есть имена, в руководстве для авторов шаблонов.
  3 | <p>{{ article.story.headline }}</p>
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/undefined-name
ошибка: layouts/article.html:3:1: на странице /2026/11/20/the-library-has-a-new-reading-room/ шаблон обратился к тому, чего нет (UndefinedError: 'artcle' is undefined). Посмотрите, какие есть имена, в руководстве для авторов шаблонов.
  3 | <p>{{ artcle.story.title }}</p>
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/undefined-name-in-a-card
ошибка: layouts/cards/story.html:2:1: на странице / шаблон обратился к тому, чего нет (UndefinedError: 'baspa.archive.stories.Story object' has no attribute 'headline'). Посмотрите, какие есть имена, в руководстве для авторов шаблонов.
  2 | {{ story.headline }}
    | ^^^^^^^^^^^^^^^^^^^^
==== layouts/undefined-name-in-an-include
ошибка: layouts/parts/footer.html:3:1: на странице /2026/11/20/the-library-has-a-new-reading-room/ шаблон обратился к тому, чего нет (UndefinedError: 'publisher' is undefined). Посмотрите, какие есть имена, в руководстве для авторов шаблонов.
  3 |   {{ publisher }}
    |   ^^^^^^^^^^^^^^^
==== layouts/undefined-name-in-the-error-page
ошибка: layouts/404.html:1:1: на странице /404.html шаблон обратился к тому, чего нет (UndefinedError: 'sorry' is undefined). Посмотрите, какие есть имена, в руководстве для авторов шаблонов.
  1 | <p>{{ sorry }}</p>
    | ^^^^^^^^^^^^^^^^^^
==== layouts/undefined-name-in-the-feed
ошибка: layouts/machines/rss.xml:2:1: на странице /feed.xml шаблон обратился к тому, чего нет (UndefinedError: 'baspa.rendering.views.Site object' has no attribute 'tile'). Посмотрите, какие есть имена, в руководстве для авторов шаблонов.
  2 | <title>{{ site.tile }}</title>
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/unknown-filter
ошибка: layouts/article.html:3:1: шаблон не удалось прочитать (No filter named 'shout'.). Исправьте его в этой строке; посмотрите, как написан стандартный шаблон с этим именем.
  3 | <p>{{ page.title | shout }}</p>
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/unknown-query
ошибка: layouts/article.html:3:1: на странице /2026/11/20/the-library-has-a-new-reading-room/ шаблон обратился к тому, чего нет (UndefinedError: 'baspa.rendering.questions.Questions object' has no attribute 'newest'). Посмотрите, какие есть имена, в руководстве для авторов шаблонов.
  3 | {% for story in archive.newest(5) %}{% endfor %}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/unknown-tag
ошибка: layouts/article.html:3:1: шаблон не удалось прочитать (Encountered unknown tag 'iff'.). Исправьте его в этой строке; посмотрите, как написан стандартный шаблон с этим именем.
  3 | {% iff page.title %}
    | ^^^^^^^^^^^^^^^^^^^^
==== layouts/unknown-test
ошибка: layouts/article.html:3:1: на странице /2026/11/20/the-library-has-a-new-reading-room/ шаблон обратился к тому, чего нет (TemplateRuntimeError: No test named 'loud' found.). Посмотрите, какие есть имена, в руководстве для авторов шаблонов.
  3 | {% if page.title is loud %}{% endif %}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/unknown-word
ошибка: layouts/article.html:3:1: на странице /2026/11/20/the-library-has-a-new-reading-room/ шаблон обратился к тому, чего нет (UndefinedError: 'dict object' has no attribute 'advertisement'). Посмотрите, какие есть имена, в руководстве для авторов шаблонов.
  3 | <p>{{ words.advertisement }}</p>
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/word-and-number
ошибка: layouts/article.html:3:1: на странице /2026/11/20/the-library-has-a-new-reading-room/ шаблон не сработал (TypeError: unsupported operand type(s) for +: 'int' and 'str'). Исправьте его в этой строке; что даёт каждое имя, сказано в руководстве для авторов шаблонов.
  3 | <p>{{ article.story.minutes + " min" }}</p>
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/words-in-another-encoding
ошибка: layouts/words/en.yaml:1:1: начиная с байта 0 это не текст в UTF-8 (UTF-16). Сохраните файл в кодировке UTF-8: обычно она есть в меню «Сохранить как» или «Кодировка».
==== layouts/words-that-are-a-list
ошибка: layouts/words/en.yaml:1:1: не удалось прочитать слова для шаблонов (- latest). Каждое пишите на своей строке в виде имя: "слова".
  1 | - latest
    | ^^^^^^^^
==== layouts/words-with-a-colon
ошибка: layouts/words/en.yaml:2:17: не удалось прочитать слова для шаблонов (similar: Similar: news). Каждое пишите на своей строке в виде имя: "слова".
  2 | similar: Similar: news
    |                 ^
==== layouts/words-with-a-list-inside
ошибка: layouts/words/en.yaml:1:1: не удалось прочитать слова для шаблонов (latest: Latest). Каждое пишите на своей строке в виде имя: "слова".
  1 | latest: Latest
    | ^^^^^^^^^^^^^^
==== layouts/words-with-a-tag
ошибка: layouts/words/en.yaml:1:9: не удалось прочитать слова для шаблонов (latest: !!python/name:os.system). Каждое пишите на своей строке в виде имя: "слова".
  1 | latest: !!python/name:os.system
    |         ^
==== layouts/wrong-date-pattern
ошибка: layouts/article.html:3:1: на странице /2026/11/20/the-library-has-a-new-reading-room/ шаблон не сработал (TypeError: Layouts.__init__.<locals>.<lambda>() takes 1 positional argument but 2 were given). Исправьте его в этой строке; что даёт каждое имя, сказано в руководстве для авторов шаблонов.
  3 | {{ article.story.time | moment("d") }}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== layouts/wrong-end
ошибка: layouts/article.html:4:1: шаблон не удалось прочитать (Encountered unknown tag 'endfor'. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'. The innermost …). Исправьте его в этой строке; посмотрите, как написан стандартный шаблон с этим именем.
  4 | {% endfor %}
    | ^^^^^^^^^^^^
==== layouts/wrong-number-for-a-query
ошибка: layouts/article.html:3:1: на странице /2026/11/20/the-library-has-a-new-reading-room/ шаблон не сработал (TypeError: unsupported operand type(s) for +: 'int' and 'str'). Исправьте его в этой строке; что даёт каждое имя, сказано в руководстве для авторов шаблонов.
  3 | {% for story in archive.latest("many") %}{% endfor %}
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
