// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import static org.rambla.api.text.Html.escape;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.List;
import java.util.Map;
import org.rambla.api.text.Direction;
import org.rambla.api.visit.Visit;

/** One field of a form with its label, hint and message; made by {@link Fields}. Its element has the id {@code f-<name>}. */
public final class Field implements Content {
    private final Visit visit;
    private final String name;
    private final String label;
    private final String type;
    private final List<String> values;
    private final String problem;
    private Map<String, String> options = Map.of();
    private String hint = "";
    private boolean required;
    private boolean multiple;
    private boolean hiddenLabel;
    private int max;
    private int rows = 8;
    private String lang = "";
    private String autocomplete = "";
    private String format = "text";
    private boolean sent;
    private Map<String, String> passages;
    private int tooMany;
    private String more = "";
    private long largest;
    private String upload = "";
    private String list = "";
    private Long least;
    private Long most;

    Field(Visit visit, String name, String label, String type, List<String> values, String problem) {
        this.visit = visit;
        this.name = name;
        this.label = label;
        this.type = type;
        this.values = values;
        this.problem = problem;
    }

    Field options(Map<String, String> options) {
        this.options = options;
        return this;
    }

    public Field hint(String hint) {
        this.hint = hint;
        return this;
    }

    public Field required() {
        this.required = true;
        return this;
    }

    /** Longest text, in characters. */
    public Field max(int max) {
        this.max = max;
        return this;
    }

    public Field rows(int rows) {
        this.rows = rows;
        return this;
    }

    /** Language of the text, for spelling and screen readers. */
    public Field lang(String lang) {
        this.lang = lang;
        return this;
    }

    /** What browsers may fill in: "email", "current-password", "name" ... */
    public Field autocomplete(String autocomplete) {
        this.autocomplete = autocomplete;
        return this;
    }

    /** Format of the stored text of a rich field: "html" when it is a body's source. */
    public Field format(String format) {
        if (!sent) {
            this.format = format;
        }
        return this;
    }

    /** A form that comes back holds its text as it was sent, whatever the format of the stored one. */
    Field sentAs(String format) {
        if (format.equals("html") || format.equals("text")) {
            this.format = format;
            this.sent = true;
        }
        return this;
    }

    /** Shows a rich field as its passages, by id, and what is to be added. */
    Field passages(Map<String, String> texts, String added) {
        this.passages = texts;
        this.more = added;
        return this;
    }

    /** A rich field that has too many for a form: its source is shown, and why. */
    Field manyPassages(int count) {
        this.tooMany = count;
        return this;
    }

    /** Most bytes of each file; browsers tell before they send more. */
    public Field largest(long bytes) {
        this.largest = bytes;
        return this;
    }

    /** Address for pictures of a rich field; "" takes none. */
    public Field upload(String upload) {
        this.upload = upload;
        return this;
    }

    public Field multiple() {
        this.multiple = true;
        return this;
    }

    /** Id of a datalist with suggestions. */
    public Field list(String list) {
        this.list = list;
        return this;
    }

    public Field range(long least, long most) {
        this.least = least;
        this.most = most;
        return this;
    }

    /** The label is for screen readers only. */
    public Field hiddenLabel() {
        this.hiddenLabel = true;
        return this;
    }

    @Override
    public void writeTo(TemplateOutput out) {
        StringBuilder html = new StringBuilder();
        switch (type) {
            case "radios", "checkboxes" -> group(html);
            case "rich" -> rich(html);
            case "checkbox" -> checkbox(html);
            default -> single(html);
        }
        out.writeContent(html.toString());
    }

    private void rich(StringBuilder html) {
        if (passages != null) {
            passages(html);
            return;
        }
        single(html);
    }

    private void passages(StringBuilder html) {
        html.append("<fieldset class=\"field\" id=\"")
                .append(id())
                .append('"')
                .append(describedBy())
                .append("><legend>");
        html.append(escape(label)).append(optional()).append("</legend>");
        notes(html);
        new Passages(visit, name, lang).write(html, passages, more);
        html.append("</fieldset>");
    }

    private boolean showsSource() {
        return !sent
                && format.equals("html")
                && !values.isEmpty()
                && !values.get(0).isEmpty();
    }

    private void single(StringBuilder html) {
        html.append("<div class=\"field\"><label for=\"").append(id()).append('"');
        if (hiddenLabel) {
            html.append(" class=\"visually-hidden\"");
        }
        html.append('>').append(escape(label)).append(optional()).append("</label>");
        notes(html);
        if (type.equals("rich") && showsSource()) {
            Passages.link(html, tooMany, visit);
        } else if (type.equals("rich") && typed().equals("text")) {
            Passages.typed(html, visit);
        }
        switch (type) {
            case "textarea", "rich" -> textarea(html);
            case "select" -> select(html);
            default -> input(html);
        }
        html.append("</div>");
    }

    private void input(StringBuilder html) {
        html.append("<input type=\"").append(type).append('"');
        attributes(html);
        if (!type.equals("password") && !type.equals("file") && !values.isEmpty()) {
            html.append(" value=\"").append(escape(values.get(0))).append('"');
        }
        attribute(html, "list", list);
        if (least != null) {
            html.append(" min=\"")
                    .append(least)
                    .append("\" max=\"")
                    .append(most)
                    .append('"');
        }
        if (largest > 0) {
            attribute(html, "data-largest", Long.toString(largest));
        }
        if (multiple) {
            html.append(" multiple");
        }
        html.append('>');
    }

    /** What is typed into an empty field is no HTML, unless the editor says so. */
    private String typed() {
        return !sent && (values.isEmpty() || values.get(0).isEmpty()) ? "text" : format;
    }

    private void textarea(StringBuilder html) {
        boolean rich = type.equals("rich");
        html.append("<textarea rows=\"").append(rows).append('"');
        attributes(html);
        if (rich) {
            html.append(" data-rich-text");
            attribute(html, "data-upload", upload);
        }
        html.append(">\n").append(values.isEmpty() ? "" : escape(values.get(0))).append("</textarea>");
        if (rich) {
            html.append("<input type=\"hidden\" name=\"")
                    .append(escape(name))
                    .append("Format\" value=\"")
                    .append(escape(typed()))
                    .append("\">");
        }
    }

    private void select(StringBuilder html) {
        html.append("<select");
        attributes(html);
        html.append('>');
        options.forEach((value, text) -> html.append("<option value=\"")
                .append(escape(value))
                .append(values.contains(value) ? "\" selected>" : "\">")
                .append(escape(text))
                .append("</option>"));
        html.append("</select>");
    }

    private void group(StringBuilder html) {
        String kind = type.equals("radios") ? "radio" : "checkbox";
        html.append("<fieldset class=\"field\"")
                .append(describedBy())
                .append("><legend>")
                .append(escape(label))
                .append(optional())
                .append("</legend>");
        notes(html);
        int[] index = {0};
        options.forEach((value, text) -> {
            html.append("<label><input type=\"")
                    .append(kind)
                    .append("\" name=\"")
                    .append(escape(name))
                    .append('"');
            html.append(index[0]++ == 0 ? " id=\"" + id() + "\"" : "");
            html.append(" value=\"").append(escape(value)).append('"').append(values.contains(value) ? " checked" : "");
            html.append(required && kind.equals("radio") ? " required" : "")
                    .append('>')
                    .append(escape(text))
                    .append("</label>");
        });
        html.append("</fieldset>");
    }

    private void checkbox(StringBuilder html) {
        html.append("<div class=\"field\"><label><input type=\"checkbox\" id=\"")
                .append(id())
                .append("\" name=\"")
                .append(escape(name));
        html.append("\" value=\"1\"")
                .append(values.isEmpty() || values.get(0).isEmpty() ? "" : " checked")
                .append(required ? " required" : "");
        html.append(describedBy())
                .append(invalid())
                .append('>')
                .append(escape(label))
                .append("</label>");
        notes(html);
        html.append("</div>");
    }

    private void notes(StringBuilder html) {
        if (!hint.isEmpty()) {
            html.append("<p class=\"hint\" id=\"")
                    .append(id())
                    .append("-hint\">")
                    .append(escape(hint))
                    .append("</p>");
        }
        if (!problem.isEmpty()) {
            html.append("<p class=\"error\" id=\"")
                    .append(id())
                    .append("-error\">")
                    .append(Parts.icon("circle-alert"))
                    .append(escape(problem))
                    .append("</p>");
        }
    }

    private void attributes(StringBuilder html) {
        html.append(" id=\"")
                .append(id())
                .append("\" name=\"")
                .append(escape(name))
                .append('"');
        if (required && !alwaysAnswered()) {
            html.append(" required");
        }
        if (max > 0) {
            html.append(" maxlength=\"").append(max).append('"');
        }
        language(html, lang, visit);
        attribute(html, "autocomplete", autocomplete);
        html.append(describedBy()).append(invalid());
    }

    /** A list whose first entry is an answer cannot be left empty, and HTML does not let it be required. */
    private boolean alwaysAnswered() {
        return type.equals("select")
                && options.keySet().stream()
                        .findFirst()
                        .filter(first -> !first.isEmpty())
                        .isPresent();
    }

    private String describedBy() {
        String ids = (hint.isEmpty() ? "" : id() + "-hint ") + (problem.isEmpty() ? "" : id() + "-error");
        return ids.isEmpty() ? "" : " aria-describedby=\"" + ids.trim() + "\"";
    }

    private String invalid() {
        return problem.isEmpty() ? "" : " aria-invalid=\"true\"";
    }

    private String optional() {
        return required || type.equals("search") || hiddenLabel
                ? ""
                : " <span class=\"optional\">" + escape(visit.text("web.field.optional")) + "</span>";
    }

    private String id() {
        return "f-" + escape(name);
    }

    /** The language of what is typed, with its direction where that is not the page's. */
    static void language(StringBuilder html, String lang, Visit visit) {
        attribute(html, "lang", lang);
        String direction = Direction.of(lang, visit.language());
        attribute(html, "dir", direction == null ? "" : direction);
    }

    static void attribute(StringBuilder html, String attribute, String value) {
        if (!value.isEmpty()) {
            html.append(' ')
                    .append(attribute)
                    .append("=\"")
                    .append(escape(value))
                    .append('"');
        }
    }
}
