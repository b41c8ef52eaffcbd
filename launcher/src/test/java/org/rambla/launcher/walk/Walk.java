// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.walk;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.Place;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.Standing;
import org.rambla.launcher.system.WebForm;
import org.rambla.launcher.system.WebPage;
import org.rambla.launcher.walk.ServerRoutes.Address;

/** Calls addresses and notes every answer that is not as decided, and every word that the caller may not read. */
final class Walk {
    /** How a bad token is told, which only who was let in gets to hear. */
    private static final String TOKEN_WORDS = "Nothing was lost: check your text below and send it again";

    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404, 405, 409, 410);
    private static final String FIELD = "_token";

    private final DataSource database;
    private final List<String> tables;
    private final Map<Caller, String> tokens = new HashMap<>();
    private final Map<String, Map<String, List<String>>> forms = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    Walk(RunningServer server) {
        this.database = server.database();
        this.tables = Snapshot.tables(database);
    }

    List<String> problems() {
        return problems;
    }

    void problem(String problem) {
        problems.add(problem);
    }

    /** Reads a page; notes what must not be read there. */
    WebPage read(Caller caller, String path) {
        return heard(caller, "GET " + path, caller.browser().fetch(path));
    }

    WebPage heard(Caller caller, String what, WebPage answer) {
        if (answer.status() >= 500) {
            problem(what + " by " + caller + " failed with " + answer.status());
        }
        String all = answer.headers() + answer.body();
        for (Place place : Place.values()) {
            if (caller.reads(place)) {
                continue;
            }
            // Administrators see which spaces there are, and nothing of what is said in private ones.
            boolean namesOnly = caller.standing() == Standing.ADMINISTRATOR && what.contains(" /admin");
            List<String> secrets =
                    namesOnly ? List.of(place.topicMark(), place.textMark(), place.fileMark()) : List.of(place.mark());
            for (String secret : secrets) {
                if (!what.contains(secret) && all.contains(secret)) {
                    problem(what + " tells " + caller + " of " + secret);
                }
            }
            if (!namesOnly && !what.contains(place.slug()) && all.contains(place.slug())) {
                problem(what + " tells " + caller + " of " + place.slug());
            }
        }
        return answer;
    }

    /** Keeps the forms of a page, to be sent by those who may not. */
    void harvest(WebPage page) {
        if (page.html() && page.status() == 200) {
            for (WebForm form : page.forms()) {
                forms.putIfAbsent(form.action(), form.fields());
            }
        }
    }

    /** Sends a change with a good token. */
    WebPage change(Caller caller, String method, String path) {
        return change(caller, method, path, fields(path, token(caller)));
    }

    WebPage change(Caller caller, String method, String path, Map<String, List<String>> fields) {
        Browser browser = caller.browser();
        WebPage answer = path.startsWith("/api/")
                ? browser.call(method, path, BodyPublishers.ofString(json(fields)), "application/json")
                : browser.send(method, path, fields);
        return heard(caller, method + " " + path, answer);
    }

    /** Sends a change that can do nothing: with a bad token, for programs with a broken body. */
    WebPage knock(Caller caller, String method, String path) {
        WebPage answer = path.startsWith("/api/")
                ? caller.browser().call(method, path, BodyPublishers.ofString("{"), "application/json")
                : caller.browser()
                        .send(method, path, fields(path, "bad" + token(caller).substring(3)));
        return heard(caller, method + " " + path, answer);
    }

    /** A change as other sites, other sessions and programs would try it; none may work. */
    Map<String, WebPage> forge(Caller caller, Address address, String path) {
        Browser browser = caller.browser();
        String method = address.method();
        Map<String, WebPage> answers = new TreeMap<>();
        if (address.forPrograms()) {
            Map<String, List<String>> fields = fields(path, "");
            answers.put("a form instead of JSON", browser.send(method, path, fields));
            answers.put(
                    "JSON as plain text",
                    browser.call(method, path, BodyPublishers.ofString(json(fields)), "text/plain"));
        } else {
            answers.put("no token", browser.send(method, path, fields(path, "")));
            answers.put(
                    "a bad token",
                    browser.send(
                            method, path, fields(path, "bad" + token(caller).substring(3))));
            answers.put("JSON", browser.call(method, path, BodyPublishers.ofString("{}"), "application/json"));
            answers.put("plain text", browser.call(method, path, BodyPublishers.ofString("a=b"), "text/plain"));
            answers.put(
                    "no body",
                    browser.call(method, path, BodyPublishers.noBody(), "application/x-www-form-urlencoded"));
        }
        answers.put(
                "a page of another site",
                browser.from(
                        "https://elsewhere.example",
                        () -> address.forPrograms()
                                ? browser.call(
                                        method,
                                        path,
                                        BodyPublishers.ofString(json(fields(path, ""))),
                                        "application/json")
                                : browser.send(method, path, fields(path, token(caller)))));
        answers.forEach((how, answer) -> heard(caller, method + " " + path + " with " + how, answer));
        return answers;
    }

    private static String json(Map<String, List<String>> fields) {
        var object = jakarta.json.Json.createObjectBuilder();
        fields.forEach((name, values) -> object.add(name, values.get(0)));
        return object.build().toString();
    }

    /** What was found in the form of the address, or what might do harm there. */
    private Map<String, List<String>> fields(String path, String token) {
        Map<String, List<String>> fields = new TreeMap<>(Harm.FIELDS);
        fields.putAll(form(path));
        fields.put(FIELD, List.of(token));
        fields.put("_once", List.of(UUID.randomUUID().toString().replace("-", "")));
        return fields;
    }

    /** The form of the address, or of the same one in another space where there is none; without words that give a space away. */
    private Map<String, List<String>> form(String path) {
        Map<String, List<String>> found = forms.get(path);
        for (Place place : Place.values()) {
            found = found == null ? forms.get(path.replace(place.path(""), Place.PUBLIC.path(""))) : found;
        }
        Map<String, List<String>> clean = new TreeMap<>();
        if (found != null) {
            found.forEach((name, values) -> {
                if (values.stream().anyMatch(value -> !value.isBlank())) {
                    clean.put(name, values.stream().map(Walk::neutral).toList());
                }
            });
        }
        return clean;
    }

    private static String neutral(String value) {
        String neutral = value;
        for (Place place : Place.values()) {
            neutral = neutral.replace(place.mark(), "Somewhere");
        }
        return neutral;
    }

    String token(Caller caller) {
        return tokens.computeIfAbsent(caller, c -> {
            WebPage page = c.browser().open(c.standing() == Standing.GUEST ? "/sign-in" : "/");
            return page.forms().get(0).fields().get(FIELD).get(0);
        });
    }

    static boolean letIn(Address address, WebPage answer) {
        if (!address.unsafe()) {
            return answer.status() == 200
                    || answer.status() == 303 && !answer.header("Location").startsWith("/sign-in");
        }
        if (address.template().startsWith("/l/")) {
            // What stands behind links reads no cookie and asks for no token: it looks at what came.
            return answer.status() == 422;
        }
        return address.forPrograms()
                ? answer.status() == 400
                : answer.status() == 403 && answer.body().contains(TOKEN_WORDS);
    }

    static boolean refused(WebPage answer) {
        return REFUSALS.contains(answer.status()) && !answer.body().contains(TOKEN_WORDS)
                || answer.status() == 303 && answer.header("Location").startsWith("/sign-in");
    }

    /** The forms of pages, each once. */
    List<WebForm> formsOf(Caller caller, List<String> pages) {
        Map<String, WebForm> found = new TreeMap<>();
        for (String path : pages) {
            WebPage page = caller.browser().fetch(path);
            if (page.html() && page.status() == 200) {
                page.forms()
                        .forEach(form ->
                                found.putIfAbsent(form.action() + form.fields().keySet(), form));
            }
        }
        return List.copyOf(found.values());
    }

    /** Sends a form with somebody else's ids in every field that looks like one. */
    void forgeIds(Caller caller, WebForm form, Map<String, List<String>> ids) {
        form.fields().forEach((name, values) -> {
            boolean looksLikeOne = values.size() == 1 && values.get(0).matches("\\d{3,}");
            for (String id :
                    looksLikeOne ? ids.getOrDefault(name, ids.get("all")) : ids.getOrDefault(name, List.of())) {
                Map<String, List<String>> forged = new TreeMap<>(form.fields());
                forged.put(name, List.of(id));
                forged.put("_once", List.of(UUID.randomUUID().toString().replace("-", "")));
                heard(
                        caller,
                        "POST " + form.action() + " with " + name + "=" + id,
                        caller.browser().post(form.action(), forged));
            }
        });
        if (form.element().attr("enctype").equals("multipart/form-data")) {
            Map<String, List<String>> forged = new TreeMap<>(form.fields());
            forged.put("kept", ids.get("kept"));
            forged.put("body", List.of("With a file of somebody else"));
            forged.put("_once", List.of(UUID.randomUUID().toString().replace("-", "")));
            WebPage answer = caller.browser().post(form.action(), forged);
            heard(caller, "POST " + form.action() + " with a kept file", answer);
            heard(caller, "GET after " + form.action() + " with a kept file", answer.follow());
        }
    }

    WebPage plain(Caller caller, String method, String path) {
        boolean reading = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        return reading
                ? caller.browser().call(method, path, null, "")
                : caller.browser().send(method, path, Map.of(FIELD, List.of(token(caller))));
    }

    /** An answer without what differs each time. */
    static String comparable(WebPage page) {
        Map<String, List<String>> headers = new TreeMap<>(page.headers());
        headers.keySet()
                .removeIf(name -> Set.of("date", "x-request-id", "set-cookie", "content-length")
                        .contains(name));
        return page.status() + " " + headers + " "
                + page.body().replaceAll("value=\"[A-Za-z0-9_-]{32,}\"", "").replaceAll("\\b[0-9a-f]{12}\\b", "");
    }

    Snapshot snapshot() {
        return Snapshot.of(database, tables);
    }

    /** What is there now, for the next comparison. */
    Snapshot unchanged(String what, Snapshot before) {
        Snapshot now = snapshot();
        List<String> changes = before.changesUntil(now);
        if (!changes.isEmpty()) {
            problem(what + " changed " + String.join(", ", changes));
        }
        return now;
    }
}
