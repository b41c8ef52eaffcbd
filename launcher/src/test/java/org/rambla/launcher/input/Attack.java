// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.WebForm;
import org.rambla.launcher.system.WebPage;

/** Fills forms with hostile text and notes what goes wrong: a failure, text that runs, text that got lost. */
final class Attack {
    private static final Set<String> OWN = Set.of("_token", "_once", "version", "base");

    private final List<String> problems = new ArrayList<>();
    private final Set<String> attacked = new TreeSet<>();

    List<String> problems() {
        return problems;
    }

    /** Actions of the forms that were sent, without ids and names. */
    Set<String> attacked() {
        return attacked;
    }

    /** An address without ids and names of spaces. */
    static String shape(String action) {
        return action.replaceAll("\\?.*", "")
                .replaceAll("/s/[^/]+", "/s/{space}")
                .replaceAll("/blueprints/(?!new|features)[^/]+", "/blueprints/{blueprint}")
                .replaceAll("/legal/[^/]+", "/legal/{name}")
                .replaceAll(
                        "/wiki/(?!new|recent|withdrawn|drafts|awaits|reports|lists|templates|reviews|settings|calls|import)[^/]+",
                        "/wiki/{page}")
                .replaceAll("/templates/t\\d+", "/templates/{template}")
                .replaceAll("/admin/languages/[a-z]{2}", "/admin/languages/{language}")
                .replaceAll("/translation/engines/[a-z]+", "/translation/engines/{engine}")
                .replaceAll("/\\d+", "/{id}");
    }

    /**
     * Fills every text of a form, sends it until it is taken, and returns the page it leads to.
     *
     * @param sane what some fields must hold for the form to make sense
     */
    WebPage send(Browser browser, String path, String actionEnd, Map<String, String> sane) {
        forgeChoices(browser, path, actionEnd, sane);
        return fill(browser, path, actionEnd, sane);
    }

    /** The same, with every choice as the form offers it. */
    WebPage fill(Browser browser, String path, String actionEnd, Map<String, String> sane) {
        WebForm form = filled(browser, path, actionEnd, sane);
        attacked.add(shape(form.action()));
        WebPage answer = heard("POST " + form.action(), form.send());
        if (answer.status() == 422) {
            kept(form, answer);
            // What was refused in words is left as it was; the rest must be taken.
            WebForm again = filled(browser, path, actionEnd, sane);
            for (Element field : answer.document().select("[aria-invalid=true][name]")) {
                String name = field.attr("name");
                again.fields()
                        .put(name, browser.open(path).form(actionEnd).fields().getOrDefault(name, List.of("")));
            }
            answer = heard("POST " + form.action() + " again", again.send());
        }
        if (answer.status() != 303 && answer.status() != 200) {
            problems.add("POST " + form.action() + " answered " + answer.status() + ": "
                    + answer.document().select("main").text());
            return answer;
        }
        return heard("after " + form.action(), answer.follow());
    }

    private WebForm filled(Browser browser, String path, String actionEnd, Map<String, String> sane) {
        WebPage page = heard("GET " + path, browser.open(path));
        WebForm form = page.form(actionEnd);
        for (Element field : texts(form)) {
            String name = field.attr("name");
            form.fields().put(name, List.of(hostile(field)));
        }
        sane.forEach((name, value) -> form.fields().put(name, List.of(value)));
        return form;
    }

    static List<Element> texts(WebForm form) {
        return form.element().select("textarea[name], input[name]").stream()
                .filter(field -> field.normalName().equals("textarea")
                        || Set.of("", "text", "search", "url").contains(field.attr("type")))
                .toList();
    }

    private static String hostile(Element field) {
        String most = field.attr("maxlength");
        return field.attr("type").equals("url")
                ? Hostile.SCRIPT_ADDRESS
                : Hostile.text(most.isEmpty() ? 0 : Integer.parseInt(most));
    }

    /** What was typed stands in the form that came back. */
    private void kept(WebForm sent, WebPage answer) {
        WebForm back = answer.forms().stream()
                .filter(form -> form.action().equals(sent.action()))
                .findFirst()
                .orElse(null);
        if (back == null) {
            problems.add("POST " + sent.action() + " was refused without the form");
            return;
        }
        for (Element field : texts(sent)) {
            String name = field.attr("name");
            String typed = sent.fields().get(name).get(0).replace("\r", "");
            String shown = String.join("|", back.fields().getOrDefault(name, List.of()));
            if (!shown.strip().equals(typed.strip())) {
                problems.add("POST " + sent.action() + " lost " + name + ": " + shown);
            }
        }
    }

    /** Every choice and hidden field in turn with text that no form offers: refused or left aside, never a failure. */
    private void forgeChoices(Browser browser, String path, String actionEnd, Map<String, String> sane) {
        WebForm form = browser.open(path).form(actionEnd);
        Set<String> choices = new TreeSet<>();
        form.element()
                .select("select[name], input[type=hidden][name], input[type=radio][name], input[type=checkbox][name],"
                        + " input[type=number][name], input[type=date][name], input[type=email][name]")
                .forEach(field -> choices.add(field.attr("name")));
        choices.removeAll(OWN);
        Map<String, List<String>> none = new TreeMap<>();
        for (Element field : texts(form)) {
            // Without texts nothing is made, where texts are needed; where they are not, nothing changes.
            none.put(field.attr("name"), form.fields().getOrDefault(field.attr("name"), List.of("")));
        }
        for (String choice : choices) {
            for (String value : List.of(Hostile.MARKUP, "-1", "99999999999999999999", "' or 1=1 --")) {
                Map<String, List<String>> before = Map.copyOf(form.fields());
                form.fields().putAll(none);
                sane.forEach((name, text) -> form.fields().put(name, List.of(text)));
                form.fields().put(choice, List.of(value));
                form.fields().put("_once", List.of(UUID.randomUUID().toString().replace("-", "")));
                heard("POST " + form.action() + " with " + choice + "=" + value, form.send());
                form.fields().clear();
                form.fields().putAll(before);
            }
        }
    }

    WebPage heard(String what, WebPage page) {
        if (page.status() >= 500) {
            problems.add(what + " failed with " + page.status() + ": "
                    + page.document().select("main").text());
        }
        Hostile.traces(page).forEach(trace -> problems.add(what + " shows " + trace));
        return page;
    }
}
