// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletMultipart;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.rambla.api.event.Events;
import org.rambla.api.network.Network;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.Sessions;
import org.rambla.api.people.Sessions.Session;
import org.rambla.api.persistence.Statements;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.web.form.FormToken;
import org.rambla.web.form.ReceivedForm;
import org.rambla.web.gate.Gate;
import org.rambla.web.gate.Gate.Verdict;
import org.rambla.web.gate.RequestVisit;
import org.rambla.web.mount.MountedFeatures;
import org.rambla.web.shell.Shell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The one servlet: every request of a browser or program comes in here, and takes the same steps. */
@Component(service = Servlet.class, immediate = true, configurationPid = "org.rambla.web")
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=rambla)")
@HttpWhiteboardServletMultipart(maxFileSize = 25L * 1024 * 1024, maxRequestSize = 110L * 1024 * 1024, fileSizeThreshold = 256 * 1024)
public final class Front extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Front.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
    static final String SESSION_COOKIE = "rambla_session";
    private static final String LANGUAGE_COOKIE = "rambla_lang";
    private static final String GUEST_COOKIE = "rambla_form";

    private final transient Sessions sessions;
    private final transient Languages languages;
    private final transient Network network;
    private final transient Spaces spaces;
    private final transient MountedFeatures mounted;
    private final transient Gate gate;
    private final transient Answers answers;
    private final transient AssetAnswers assets;
    private final transient Health health;
    private final transient Statements statements;
    private final transient ClientAddress addresses;
    private final transient RateLimit memberWrites;
    private final transient RateLimit guestWrites;
    private final boolean secure;

    /** Configuration of the way in. */
    @interface Config {
        /** Addresses of proxies whose X-Forwarded-For is believed, comma separated. */
        String proxies() default "";

        /** Address under which browsers reach this server, for example https://network.example; "" for as they ask. */
        String baseUrl() default "";

        /** Whether answers say how many SQL statements they took (X-Statements), for benchmarks and tests. */
        boolean countStatements() default false;

        /** Changes that a member may make in a minute, and at once. */
        int memberWritesPerMinute() default 60;

        /** Changes that an address without an account may make in a minute, and at once. */
        int guestWritesPerMinute() default 30;
    }

    @Activate
    public Front(
            Config config,
            @Reference(name = "sessions") Sessions sessions,
            @Reference(name = "languages") Languages languages,
            @Reference(name = "network") Network network,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "mounted") MountedFeatures mounted,
            @Reference(name = "gate") Gate gate,
            @Reference(name = "events") Events events,
            @Reference(name = "statements") Statements statements,
            @Reference(name = "shell") Shell shell) {
        this.sessions = sessions;
        this.languages = languages;
        this.network = network;
        this.spaces = spaces;
        this.mounted = mounted;
        this.gate = gate;
        this.answers = new Answers(shell);
        this.health = new Health(sessions, mounted, events);
        this.statements = config.countStatements() ? statements : null;
        this.assets = new AssetAnswers(shell.assets());
        this.addresses = new ClientAddress(Set.of(config.proxies().split("\\s*,\\s*")));
        this.memberWrites = new RateLimit(config.memberWritesPerMinute(), config.memberWritesPerMinute());
        this.guestWrites = new RateLimit(config.guestWritesPerMinute(), config.guestWritesPerMinute());
        this.secure = config.baseUrl().startsWith("https:");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] random = new byte[6];
        RANDOM.nextBytes(random);
        String requestId = HexFormat.of().formatHex(random);
        MDC.put("request", requestId);
        try {
            SecurityHeaders.write(response, requestId, secure);
            if (!METHODS.contains(request.getMethod())) {
                response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
                return;
            }
            if (request.getRequestURI().startsWith("/assets/")) {
                assets.answer(request, response);
                return;
            }
            if (request.getRequestURI().equals("/health")) {
                health.answer(response);
                return;
            }
            enter(request, response, requestId);
        } finally {
            MDC.remove("request");
        }
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, String requestId) throws IOException {
        long before = statements == null ? 0 : statements.onThisThread();
        RequestVisit visit = visit(request, response, requestId);
        if (statements != null) {
            visit.countStatements(() -> statements.onThisThread() - before);
        }
        Exchange exchange = new Exchange(request, response, visit);
        try {
            List<String> path = segments(request.getRequestURI());
            if (path == null) {
                answers.refuse(exchange, new Refusal(400, "web.refusal.badRequest"));
                return;
            }
            if (switchLanguage(request, response, visit)) {
                return;
            }
            if (!SAFE.contains(request.getMethod())) {
                if (!Origin.ours(request)) {
                    answers.refuse(exchange, new Refusal(403, "web.refusal.foreign"));
                    return;
                }
                long wait = visit.signedIn()
                        ? memberWrites.take("m" + visit.memberId(), System.nanoTime())
                        : guestWrites.take(visit.remote(), System.nanoTime());
                if (wait > 0) {
                    response.setHeader("Retry-After", Long.toString(wait));
                    answers.keep(exchange, new Refusal(429, "web.refusal.tooMany", wait));
                    return;
                }
            }
            proceed(exchange, gate.decide(visit, request.getMethod(), path));
        } catch (Refusal refusal) {
            answers.keep(exchange, refusal);
        } catch (Exception | LinkageError | StackOverflowError e) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
            answers.keep(exchange, new Refusal(500, "web.refusal.failed", requestId));
        }
    }

    private void proceed(Exchange exchange, Verdict verdict) throws Exception {
        HttpServletRequest request = exchange.request();
        HttpServletResponse response = exchange.response();
        if (verdict instanceof Verdict.Enter enter) {
            boolean form = !SAFE.contains(request.getMethod())
                    && !enter.route().mount().kind().forPrograms()
                    && !Exchange.json(request);
            if (form && !acceptForm(exchange)) {
                return;
            }
            if (request.getMethod().equals("OPTIONS")) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                return;
            }
            if (!enter.route()
                    .mount()
                    .answer(request, response, enter.base(), exchange.visit(), exchange.form())) {
                answers.keep(exchange, new Refusal(503, "web.refusal.busy"));
            }
        } else if (verdict instanceof Verdict.OtherMethods other) {
            response.setHeader("Allow", other.allowed());
            boolean asked = request.getMethod().equals("OPTIONS");
            if (asked) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            } else {
                answers.keep(exchange, new Refusal(405, "web.refusal.notFound"));
            }
        } else if (verdict instanceof Verdict.Elsewhere elsewhere) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/c/" + elsewhere.item());
        } else if (verdict instanceof Verdict.SignIn) {
            answers.signIn(exchange);
        } else if (verdict instanceof Verdict.Forbidden forbidden) {
            answers.keep(
                    exchange,
                    new Refusal(403, forbidden.archived() ? "web.refusal.archived" : "web.refusal.forbidden"));
        } else {
            answers.keep(exchange, Refusal.notFound());
        }
    }

    /** Reads the form and checks its token; false when an answer was given. */
    private boolean acceptForm(Exchange exchange) throws IOException {
        if (!exchange.readForm()) {
            answers.refuse(exchange, exchange.unreadable());
            return false;
        }
        if (!FormToken.valid(exchange.visit().formKey(), exchange.form().token())) {
            answers.keep(exchange, new Refusal(403, "web.refusal.token"));
            return false;
        }
        return true;
    }

    private RequestVisit visit(HttpServletRequest request, HttpServletResponse response, String requestId) {
        String token = cookie(request, SESSION_COOKIE);
        boolean link = request.getRequestURI().startsWith("/l/");
        Session session = token == null || link ? null : sessions.find(token).orElse(null);
        String chosen = cookie(request, LANGUAGE_COOKIE);
        String language = language(request, session, chosen);
        ZoneId zone = zone(session);
        var surroundings = new RequestVisit.Surroundings(
                request.getRequestURI(),
                request.getQueryString(),
                requestId,
                addresses.of(request),
                () -> guestKey(request, response));
        return new RequestVisit(session, languages.in(language), zone, surroundings, spaces, mounted);
    }

    private ZoneId zone(Session session) {
        try {
            return ZoneId.of(session == null ? network.zone() : session.zone());
        } catch (DateTimeException e) {
            return ZoneId.of("Europe/Brussels");
        }
    }

    private String language(HttpServletRequest request, Session session, String chosen) {
        List<String> known = network.languages();
        if (chosen != null && known.contains(chosen)) {
            return chosen;
        }
        if (session != null && known.contains(session.language())) {
            return session.language();
        }
        return Optional.ofNullable(request.getHeader("Accept-Language"))
                .map(header -> preferred(header, known))
                .orElse(known.get(0));
    }

    private static String preferred(String header, List<String> known) {
        try {
            String tag = Locale.lookupTag(Locale.LanguageRange.parse(header), known);
            return tag == null ? known.get(0) : tag;
        } catch (IllegalArgumentException e) {
            return known.get(0);
        }
    }

    /** ?lang=fr: remembers the choice and goes to the same page without it. */
    private boolean switchLanguage(HttpServletRequest request, HttpServletResponse response, RequestVisit visit) {
        String query = visit.query();
        if (!request.getMethod().equals("GET") || !query.contains("lang=")) {
            return false;
        }
        String wanted = "";
        StringBuilder rest = new StringBuilder();
        for (String pair : query.split("&")) {
            if (pair.startsWith("lang=")) {
                wanted = pair.substring(5);
            } else if (!pair.isEmpty()) {
                rest.append(rest.isEmpty() ? "?" : "&").append(pair);
            }
        }
        if (!network.languages().contains(wanted)) {
            return false;
        }
        addCookie(response, LANGUAGE_COOKIE, wanted, 365 * 24 * 3600);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        String path = visit.plainPath();
        response.setHeader("Location", (path.startsWith("//") ? "/" : path) + rest);
        return true;
    }

    private byte[] guestKey(HttpServletRequest request, HttpServletResponse response) {
        String key = cookie(request, GUEST_COOKIE);
        if (key == null || !key.matches("[0-9a-f]{32}")) {
            Object made = request.getAttribute(GUEST_COOKIE);
            if (made == null) {
                made = FormToken.guestKey();
                request.setAttribute(GUEST_COOKIE, made);
                addCookie(response, GUEST_COOKIE, (String) made, -1);
            }
            key = (String) made;
        }
        return key.getBytes(StandardCharsets.US_ASCII);
    }

    private void addCookie(HttpServletResponse response, String name, String value, int seconds) {
        response.addHeader(
                "Set-Cookie",
                name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (seconds > 0 ? "; Max-Age=" + seconds : "")
                        + (secure ? "; Secure" : ""));
    }

    private static String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** Decoded segments; null for a path that tries tricks. */
    private static List<String> segments(String uri) {
        List<String> segments = new ArrayList<>();
        for (String raw : uri.split("/")) {
            if (raw.isEmpty()) {
                continue;
            }
            String segment;
            try {
                segment = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return null;
            }
            boolean tricky = segment.equals(".") || segment.equals("..") || segment.indexOf('/') >= 0
                    || segment.indexOf('\\') >= 0 || segment.indexOf(';') >= 0 || segment.chars().anyMatch(c -> c < 0x20 || c == 0x7f);
            if (tricky) {
                return null;
            }
            segments.add(segment);
        }
        return segments;
    }
}
