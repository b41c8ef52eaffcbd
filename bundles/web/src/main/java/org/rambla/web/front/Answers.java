// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import static org.rambla.api.text.Html.escape;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.Direction;
import org.rambla.api.text.Html;
import org.rambla.web.gate.RequestVisit;
import org.rambla.web.shell.Shell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refusals as pages: plain words, what to do, and what was typed. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(401, 403, 429, 500, 503);

    /** Nothing can be sent there until somebody opens the space again. */
    static final String ARCHIVED = "web.refusal.archived";

    /** What is off may be on again in a moment. */
    static final String SWITCHED_OFF = "web.refusal.switchedOff";

    private static final Pattern OF_A_MACHINE = Pattern.compile("[0-9a-f-]+|[a-z]{2}(-[A-Z]{2})?|[A-Z][A-Z_]+|on|yes|no"
            + "|true|false|html|text|[A-Z][A-Za-z_]+/[A-Za-z_/]+");

    /** Longest text, in characters, that is given back in one line. */
    private static final int LINE = 30;

    private static final String STALE = "web.refusal.token";

    private final Shell shell;

    Answers(Shell shell) {
        this.shell = shell;
    }

    /** A refusal without what was typed. */
    void refuse(Exchange exchange, Refusal refusal) throws IOException {
        answer(exchange, refusal, Html.NONE, "");
    }

    /** A refusal that gives back what was typed, with a button to send it again where that may help. */
    void keep(Exchange exchange, Refusal refusal) throws IOException {
        boolean change = exchange.request().getMethod().equals("POST") && !exchange.forProgram();
        // Whoever is not signed in any more finds nothing where members only see something: that may be all there is to
        // it.
        boolean ended = refusal.status() == 404 && !exchange.visit().signedIn();
        Html typed = change && exchange.readForm() ? typed(exchange, ended || worthAnotherTry(refusal)) : Html.NONE;
        boolean ask = ended && typed != Html.NONE;
        answer(
                exchange,
                refusal,
                typed,
                ask
                        ? "<p>" + escape(exchange.visit().text("web.kept.maybeEnded")) + "</p>"
                                + signInLink(exchange.visit())
                        : "");
    }

    /** A form of which the server can read nothing: the browser still has it. */
    void unreadable(Exchange exchange) throws IOException {
        RequestVisit visit = exchange.visit();
        answer(
                exchange,
                exchange.unreadable(),
                Html.trusted("<section class=\"card kept\"><h2>" + escape(visit.text("web.kept.backTitle")) + "</h2><p>"
                        + escape(visit.text("web.kept.back")) + "</p></section>"),
                "");
    }

    private static boolean worthAnotherTry(Refusal refusal) {
        return !refusal.key().equals(ARCHIVED)
                && (WORTH_ANOTHER_TRY.contains(refusal.status())
                        || refusal.key().equals(SWITCHED_OFF));
    }

    /** Opens beside the page with the text, which must not go away. */
    private static String signInLink(RequestVisit visit) {
        return "<p><a class=\"button\" href=\"/sign-in\" target=\"_blank\" rel=\"opener\">"
                + escape(visit.text("web.kept.signIn")) + "</a></p>";
    }

    /** A guest where members only may go: the sign-in page, or with a form the form given back. */
    void signIn(Exchange exchange) throws IOException {
        RequestVisit visit = exchange.visit();
        if (exchange.forProgram()) {
            answer(exchange, new Refusal(401, "web.refusal.signIn"), Html.NONE, "");
            return;
        }
        if (exchange.request().getMethod().equals("GET")
                || exchange.request().getMethod().equals("HEAD")) {
            exchange.response().setStatus(HttpServletResponse.SC_SEE_OTHER);
            exchange.response()
                    .setHeader("Location", "/sign-in?next=" + URLEncoder.encode(visit.path(), StandardCharsets.UTF_8));
            return;
        }
        Html typed = exchange.readForm() ? typed(exchange, true) : Html.NONE;
        answer(exchange, new Refusal(401, "web.refusal.sessionEnded"), typed, signInLink(visit));
    }

    private void answer(Exchange exchange, Refusal refusal, Html typed, String before) throws IOException {
        HttpServletResponse response = exchange.response();
        if (response.isCommitted()) {
            return;
        }
        RequestVisit visit = exchange.visit();
        String sentence = visit.text(refusal.key(), refusal.arguments());
        response.resetBuffer();
        if (exchange.forProgram()) {
            write(response, refusal.status(), "application/json", ProgramRefusal.bytes(refusal, visit));
            return;
        }
        String title = visit.text(title(refusal));
        Html body = body(exchange, refusal, sentence, typed, before);
        byte[] bytes;
        try {
            bytes = shell.bytes(Page.of(title, body).status(refusal.status()).hidden(), visit);
        } catch (RuntimeException | Error e) {
            LOG.error("The page of a refusal could not be made", e);
            bytes = bare(visit.language(), title, body).getBytes(StandardCharsets.UTF_8);
        }
        write(response, refusal.status(), "text/html;charset=UTF-8", bytes);
    }

    /** When not even the page shell can be made. */
    private static String bare(String language, String title, Html body) {
        return "<!doctype html><html lang=\"" + escape(language)
                + (Direction.rightToLeft(language) ? "\" dir=\"rtl" : "") + "\"><head><meta charset=\"utf-8\"><title>"
                + escape(title)
                + "</title><meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"/assets/rambla.css\">"
                + "</head><body><main><div class=\"wrap\"><h1>" + escape(title) + "</h1>" + body
                + "</div></main></body></html>";
    }

    private static String title(Refusal refusal) {
        return switch (refusal.key()) {
            case STALE -> "web.refusal.title.again";
            case SWITCHED_OFF -> "web.refusal.title.off";
            default -> title(refusal.status());
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 404, 405, 410 -> "web.refusal.title.notFound";
            case 401 -> "web.refusal.title.signIn";
            case 403 -> "web.refusal.title.forbidden";
            case 429 -> "web.refusal.title.tooMany";
            case 500, 503 -> "web.refusal.title.failed";
            default -> "web.refusal.title.other";
        };
    }

    private static Html body(Exchange exchange, Refusal refusal, String sentence, Html typed, String before) {
        RequestVisit visit = exchange.visit();
        StringBuilder out = new StringBuilder("<div class=\"refusal\"><p class=\"lead\">")
                .append(escape(sentence))
                .append("</p>");
        out.append(before).append(typed);
        if (refusal.status() == 404 && !visit.signedIn() && typed == Html.NONE) {
            out.append("<p>")
                    .append(escape(visit.text("web.refusal.maybeSignIn")))
                    .append("</p><p><a class=\"button\" href=\"/sign-in?next=")
                    .append(escape(URLEncoder.encode(visit.path(), StandardCharsets.UTF_8)))
                    .append("\">")
                    .append(escape(visit.text("web.signIn")))
                    .append("</a></p>");
        }
        if (typed == Html.NONE) {
            out.append("<p><a href=\"/\">")
                    .append(escape(visit.text("web.refusal.home")))
                    .append("</a></p>");
        }
        out.append("<p class=\"meta\">")
                .append(escape(visit.text("web.refusal.number", visit.requestId())))
                .append("</p></div>");
        return Html.trusted(out.toString());
    }

    /** What was typed, to read and copy, and to send again with a fresh token. */
    private static Html typed(Exchange exchange, boolean again) {
        RequestVisit visit = exchange.visit();
        Map<String, List<String>> typed = exchange.form().typed();
        boolean anything = typed.values().stream().flatMap(List::stream).anyMatch(v -> v.length() > 1);
        if (!anything) {
            return Html.NONE;
        }
        StringBuilder out = new StringBuilder("<section class=\"card kept\"><h2>")
                .append(escape(visit.text("web.kept.title")))
                .append("</h2><p>");
        out.append(escape(visit.text(again ? "web.kept.again" : "web.kept.copy")))
                .append("</p>");
        if (exchange.form().hasFiles()) {
            out.append("<p>").append(escape(visit.text("web.kept.files"))).append("</p>");
        }
        out.append("<form method=\"post\" action=\"")
                .append(escape(visit.path()))
                .append("\">")
                .append(visit.token());
        String label = escape(visit.text("web.kept.text"));
        typed.forEach((name, values) -> {
            boolean editor = typed.containsKey(name + "Format");
            values.forEach(value -> out.append(given(escape(name), value, editor, label)));
        });
        if (again) {
            out.append("<p><button>")
                    .append(Parts.icon("rotate-ccw"))
                    .append(escape(visit.text("web.kept.send")))
                    .append("</button></p>");
        }
        return Html.trusted(out.append("</form></section>").toString());
    }

    /** One value given back: what people write can be read and changed, what lists, boxes and hidden fields say cannot. */
    private static String given(String name, String value, boolean editor, String label) {
        String text = escape(value);
        if (value.length() > LINE || value.indexOf('\n') >= 0) {
            return "<div class=\"field\"><textarea rows=\"6\" aria-label=\"" + label + "\" name=\"" + name + "\">\n"
                    + text + "</textarea></div>";
        }
        boolean words =
                editor || !value.isEmpty() && !OF_A_MACHINE.matcher(value).matches();
        return words
                ? "<div class=\"field\"><input type=\"text\" aria-label=\"" + label + "\" name=\"" + name
                        + "\" value=\"" + text + "\"></div>"
                : "<input type=\"hidden\" name=\"" + name + "\" value=\"" + text + "\">";
    }

    private static void write(HttpServletResponse response, int status, String type, byte[] bytes) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
