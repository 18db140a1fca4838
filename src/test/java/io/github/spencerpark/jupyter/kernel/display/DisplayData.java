package io.github.spencerpark.jupyter.kernel.display;

import java.util.LinkedHashMap;
import java.util.Map;

/** Stands in for the kernel's class of the same name. */
public class DisplayData {

    public final Map<String, Object> data = new LinkedHashMap<>();

    public void putText(String text) {
        data.put("text/plain", text);
    }

    public void putLatex(String latex) {
        data.put("text/latex", latex);
    }

    public void putHTML(String html) {
        data.put("text/html", html);
    }
}
