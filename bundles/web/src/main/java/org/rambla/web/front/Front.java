// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
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
import org.rambla.api.persistence.Statements;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.web.gate.Gate;
import org.rambla.web.gate.Gate.Verdict;
import org.rambla.web.gate.RequestVisit;
import org.rambla.web.mount.Call;
import org.rambla.web.mount.MountedFeatures;
import org.rambla.web.route.Kind;
import org.rambla.web.route.RequestPath;
import org.rambla.web.route.Route;
import org.rambla.web.shell.Shell;
import org.slf4j.MDC;

/** The one servlet: every request of a browser or program comes in here, and takes the same steps. */
@Component(
        service = Servlet.class,
        immediate = true,
        configurationPid = "org.rambla.web",
        // The whiteboard counts every part of a form as a file, and takes 50 unless told.
        property = "osgi.http.whiteboard.servlet.multipart.maxFileCount:Long=2100")
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=rambla)")
@HttpWhiteboardServletMultipart(
        // Larger than any file that is taken: who takes files says which one is too large, and the text is not lost.
        maxFileSize = 110L * 1024 * 1024,
        maxRequestSize = 110L * 1024 * 1024,
        fileSizeThreshold = 256 * 1024)
public final class Front extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    private final transient Visitors visitors;
    private final transient Bearers bearers;
    private final transient LanguageChoice languageChoice;
    private final transient Cookies cookies;
    private final transient Gate gate;
    private final transient Answers answers;
    private final transient Rejections rejections;
    private final transient AssetAnswers assets;
    private final transient Health health;
    private final transient Statements statements;
    private final transient Origin origin;
    private final transient WriteLimits limits;
    private final transient Door door;

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
            @Reference(name = "shell") Shell shell,
            @Reference(name = "door") Door door) {
        this.cookies = new Cookies(config.baseUrl().startsWith("https:"));
        this.languageChoice = new LanguageChoice(network, cookies);
        this.bearers = new Bearers(sessions);
        this.origin = new Origin(config.baseUrl());
        this.visitors = new Visitors(
                sessions,
                bearers,
                languages,
                network,
                spaces,
                mounted,
                new ClientAddress(config.proxies()),
                origin,
                languageChoice);
        this.gate = gate;
        this.door = door;
        this.answers = new Answers(shell);
        this.rejections = new Rejections(answers);
        this.assets = new AssetAnswers(shell.assets());
        this.health = new Health(sessions, mounted, events);
        this.statements = config.countStatements() ? statements : null;
        this.limits = new WriteLimits(config.memberWritesPerMinute(), config.guestWritesPerMinute());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!BodyFirst.needed(request)) {
            answer(request, response);
            return;
        }
        BodyFirst patient = new BodyFirst(request, response);
        answer(request, patient);
        patient.settle();
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] random = new byte[6];
        RANDOM.nextBytes(random);
        String requestId = HexFormat.of().formatHex(random);
        MDC.put("request", requestId);
        door.enter(request);
        try {
            SecurityHeaders.write(response, requestId, cookies.secure());
            SecurityHeaders.frame(response, request.getRequestURI());
            if (!METHODS.contains(request.getMethod())) {
                response.setHeader("Allow", String.join(", ", METHODS));
                response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            } else if (request.getRequestURI().startsWith("/assets/")) {
                assets.answer(request, response);
            } else if (request.getRequestURI().equals("/health")) {
                health.answer(response);
            } else {
                enter(request, response, requestId);
            }
        } finally {
            door.leave();
            MDC.clear();
        }
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, String requestId) throws IOException {
        RequestPath path = RequestPath.of(request.getRequestURI()).orElse(null);
        Exchange exchange = null;
        long before = statements == null ? 0 : statements.onThisThread();
        try {
            exchange = exchange(
                    request, response, visitors.visit(request, path == null ? RequestPath.ROOT : path, requestId));
            if (statements != null) {
                exchange.visit().countStatements(() -> statements.onThisThread() - before);
            }
            if (path == null) {
                answers.refuse(exchange, new Refusal(400, "web.refusal.badRequest"));
            } else {
                follow(exchange, path);
            }
        } catch (Exception | Error e) {
            if (exchange == null) {
                exchange = exchange(request, response, visitors.guest(request, RequestPath.ROOT, requestId));
            }
            rejections.failed(exchange, e);
        } finally {
            if (exchange != null) {
                exchange.close();
            }
        }
    }

    private Exchange exchange(HttpServletRequest request, HttpServletResponse response, RequestVisit visit) {
        return new Exchange(request, new FormCookieResponse(response, visit.browserKey(), cookies), visit);
    }

    private void follow(Exchange exchange, RequestPath path) throws Exception {
        HttpServletRequest request = exchange.request();
        RequestVisit visit = exchange.visit();
        boolean program = Bearers.shown(request, path);
        Refusal refusal = program ? bearers.refusal(request, path, visit) : null;
        if (refusal != null) {
            if (refusal.status() == HttpServletResponse.SC_UNAUTHORIZED) {
                exchange.response().setHeader("WWW-Authenticate", "Bearer");
            }
            answers.refuse(exchange, refusal);
            return;
        }
        if (languageChoice.changed(request, exchange.response(), visit)) {
            return;
        }
        if (!SAFE.contains(request.getMethod())) {
            if (!program && !origin.ours(request)) {
                answers.refuse(exchange, new Refusal(403, "web.refusal.foreign"));
                return;
            }
            long wait = limits.take(visit);
            if (wait > 0) {
                exchange.response().setHeader("Retry-After", Long.toString(wait));
                answers.keep(exchange, new Refusal(429, "web.refusal.tooMany", wait));
                return;
            }
        }
        Verdict verdict = gate.decide(visit, request.getMethod(), path);
        if (verdict instanceof Verdict.Enter enter) {
            letIn(exchange, path, enter.route());
        } else {
            rejections.turnAway(exchange, verdict);
        }
    }

    private void letIn(Exchange exchange, RequestPath path, Route route) throws Exception {
        if (!SAFE.contains(exchange.request().getMethod()) && !accept(exchange, path, route)) {
            return;
        }
        Call call = new Call(route, path, exchange.visit(), exchange.form());
        if (!route.mount().answer(exchange.request(), exchange.response(), call)) {
            answers.keep(exchange, new Refusal(503, "web.refusal.busy"));
        }
    }

    /**
     * Looks at what was sent; false when an answer was given. Pages take forms with a token. Programs send JSON, which
     * no page of another site can without being asked first (and nobody is ever allowed); with a token, anything. Signed links carry their proof.
     */
    private boolean accept(Exchange exchange, RequestPath path, Route route) throws IOException {
        if (Bearers.shown(exchange.request(), path)) {
            return true;
        }
        if (path.first().equals("api")) {
            boolean typed = exchange.request().getContentType() != null
                    || exchange.request().getMethod().equals("POST");
            if (typed && !Exchange.json(exchange.request())) {
                answers.refuse(exchange, new Refusal(415, "web.refusal.mediaType"));
                return false;
            }
            return true;
        }
        if (!exchange.readForm()) {
            answers.unreadable(exchange);
            return false;
        }
        if (route.mount().kind() != Kind.LINK
                && !exchange.visit().formToken().valid(exchange.form().token())) {
            answers.keep(exchange, new Refusal(403, "web.refusal.token"));
            return false;
        }
        return true;
    }
}
