==== secrets/address
ошибка: content/2026/11/22-fault.md:7:1: это адрес придержанной статьи content/2026/11/30-bridge.md. Уберите его; назовите статью путём её файла .md: он станет ссылкой, когда она выйдет.
  7 | [More](https://paper.example/2026/11/30/the-old-bridge-is-closed/) next week.
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== secrets/headline
ошибка: content/2026/11/22-fault.md:7:1: это заголовок придержанной статьи content/2026/11/30-bridge.md. Уберите его или опубликуйте ту статью; ошибка останавливает сборку: читателям о ней знать ещё рано.
  7 | Tomorrow’s agenda has one more line: The old bridge is closed to traffic for good.
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== secrets/sentence
ошибка: content/2026/11/22-fault.md:7:1: это предложение из придержанной статьи content/2026/11/30-bridge.md. Уберите его или перепишите одно из двух.
  7 | We have heard it. The city decided last week that the old bridge will never carry a car again.
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
==== secrets/static
ошибка: content/static/soon.txt:2:1: это адрес придержанной статьи content/2026/11/30-bridge.md. Уберите его; назовите статью путём её файла .md: он станет ссылкой, когда она выйдет.
  2 | The old bridge is closed to traffic for good
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ошибка: content/static/soon.txt:2:1: это заголовок придержанной статьи content/2026/11/30-bridge.md. Уберите его или опубликуйте ту статью; ошибка останавливает сборку: читателям о ней знать ещё рано.
  2 | The old bridge is closed to traffic for good
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
