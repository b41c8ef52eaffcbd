// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** A form of a page, with what its fields hold, hidden ones too: as a person finds it, fills it and sends it. */
public final class WebForm {
    private final Browser browser;
    private final Element form;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final Map<String, Map<String, byte[]>> files = new LinkedHashMap<>();

    WebForm(Browser browser, Element form) {
        this.browser = browser;
        this.form = form;
        for (Element field : form.select("input[name], textarea[name], select[name]")) {
            read(field);
        }
    }

    private void read(Element field) {
        String name = field.attr("name");
        if (field.normalName().equals("select")) {
            field.select("option[selected]").forEach(option -> add(name, option.val()));
            if (!fields.containsKey(name) && !field.hasAttr("multiple") && field.selectFirst("option") != null) {
                add(name, field.selectFirst("option").val());
            }
            return;
        }
        switch (field.attr("type")) {
            case "checkbox", "radio" -> {
                if (field.hasAttr("checked")) {
                    add(name, field.val().isEmpty() ? "on" : field.val());
                }
            }
            case "file", "submit", "button" -> {}
            default -> add(name, field.normalName().equals("textarea") ? field.wholeText() : field.val());
        }
    }

    private void add(String name, String value) {
        fields.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    /** Path and query to which the form goes. */
    public String action() {
        URI action = URI.create(form.hasAttr("action") ? form.absUrl("action") : form.baseUri());
        return action.getRawPath() + (action.getRawQuery() == null ? "" : "?" + action.getRawQuery());
    }

    public Element element() {
        return form;
    }

    public Map<String, List<String>> fields() {
        return fields;
    }

    /** Fills a field that must be there. */
    public WebForm fill(String name, String... values) {
        if (form.select("[name=\"" + name + "\"]").isEmpty()) {
            throw new AssertionError("No field " + name + " in " + form.outerHtml());
        }
        fields.put(name, List.of(values));
        return this;
    }

    /** Puts a field into what is sent, whether the form has it or not. */
    public WebForm forge(String name, String... values) {
        fields.put(name, List.of(values));
        return this;
    }

    public WebForm file(String field, String name, byte[] bytes) {
        files.computeIfAbsent(field, f -> new LinkedHashMap<>()).put(name, bytes);
        return this;
    }

    /** Sends the form, answered as it is. */
    public WebPage send() {
        return form.attr("enctype").equals("multipart/form-data")
                ? browser.postFiles(action(), fields, files)
                : browser.post(action(), fields);
    }

    /** Sends the form, which must be taken, and goes where the answer leads. */
    public WebPage submit() {
        WebPage answer = send();
        if (answer.status() != 303 && answer.status() != 200) {
            answer.expect(303);
        }
        return answer.follow().expect(200);
    }
}
