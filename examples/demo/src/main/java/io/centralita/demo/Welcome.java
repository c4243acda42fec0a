package io.centralita.demo;

import io.vertx.core.json.JsonObject;

/** What the terminal shows when everything runs: where things are, how to get in, what to try first. */
final class Welcome {

    private Welcome() {}

    static String text(DemoOptions options, DemoSecrets secrets, JsonObject channel, String emulator) {
        return """

            Centralita is running.

              API               %1$s/v1
              health, metrics   %2$s/health  %2$s/metrics
              a customer's      %3$s/?number=%4$s&phone=5511988880001&name=Ana
              phone (open it in a browser)
              data              %5$s

              owner             %6$s
              password          %7$s
              channel           %8$s

            Try it, in a second terminal:

              # 1. log in
              TOKEN=$(curl -s %1$s/v1/auth/login -H 'Content-Type: application/json' \\
                -d '{"email":"%6$s","password":"%7$s"}' | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

              # 2. Ana writes to you
              curl -s %3$s/_emulator/numbers/%4$s/messages -H 'Content-Type: application/json' \\
                -d '{"from":{"phone":"5511988880001","name":"Ana"},"text":"Olá!","wait":true}'

              # 3. her conversation
              curl -s %1$s/v1/conversations -H "Authorization: Bearer $TOKEN"

            Ctrl-C stops everything; the data stays for the next start.
            """.formatted(
                        options.api(),
                        options.management(),
                        emulator,
                        DemoNumber.PHONE_NUMBER_ID,
                        options.data(),
                        Demo.OWNER,
                        secrets.ownerPassword(),
                        channel.getString("id"));
    }
}
