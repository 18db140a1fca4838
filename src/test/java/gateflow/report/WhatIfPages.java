package gateflow.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a page with every what-if, for the tests that use them in a browser. */
final class WhatIfPages {

    private WhatIfPages() {}

    /** @param arguments the file to write */
    public static void main(String... arguments) throws IOException {
        var page = new StringBuilder(
                        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>What if</title>")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width\"></head><body class=\"gf\" style=\"background:var(--gf-bg)\"><main><h1>What if</h1>")
                .append(Notebook.start().html());
        for (Shown whatIf :
                List.of(WhatIf.powers(), WhatIf.forgetBias(), WhatIf.lstmUnit(), WhatIf.clipping(), WhatIf.detours())) {
            page.append(whatIf.html());
        }
        Files.writeString(Path.of(arguments[0]), page.append("</main></body></html>"), StandardCharsets.UTF_8);
    }
}
