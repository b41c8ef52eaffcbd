// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rambla.api.page.Refusal;
import org.rambla.web.gate.Gate.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered when the gate lets nobody in, and when an answer failed. */
final class Rejections {
    private static final Logger LOG = LoggerFactory.getLogger(Rejections.class);

    private final Answers answers;

    Rejections(Answers answers) {
        this.answers = answers;
    }

    /** Answers what the gate decided, other than to let in. */
    void turnAway(Exchange exchange, Verdict verdict) throws IOException {
        HttpServletResponse response = exchange.response();
        if (verdict instanceof Verdict.OtherMethods other) {
            response.setHeader("Allow", other.allowed());
            if (exchange.request().getMethod().equals("OPTIONS")) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            } else {
                answers.keep(exchange, new Refusal(405, "web.refusal.notFound"));
            }
        } else if (verdict instanceof Verdict.Elsewhere elsewhere) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/c/" + elsewhere.item());
        } else if (verdict instanceof Verdict.LowerCase lower) {
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader("Location", exchange.visit().path().replaceFirst("/s/[^/?]*", "/s/" + lower.slug()));
        } else if (verdict instanceof Verdict.SignIn) {
            answers.signIn(exchange);
        } else if (verdict instanceof Verdict.Forbidden forbidden) {
            // Outside of spaces nothing but what is for programme managers is forbidden.
            String key = exchange.visit().access().isEmpty() ? "web.refusal.forbiddenNetwork" : "web.refusal.forbidden";
            answers.keep(exchange, new Refusal(403, forbidden.archived() ? Answers.ARCHIVED : key));
        } else if (verdict instanceof Verdict.SwitchedOff) {
            answers.keep(exchange, new Refusal(404, Answers.SWITCHED_OFF));
        } else {
            answers.keep(exchange, Refusal.notFound());
        }
    }

    /** Answers a request in which something was thrown. */
    void failed(Exchange exchange, Throwable problem) throws IOException {
        HttpServletRequest request = exchange.request();
        if (exchange.response().isCommitted()) {
            // What went out must not look whole: the connection is cut.
            if (problem instanceof IOException) {
                LOG.debug("{} {}: the reader left", request.getMethod(), request.getRequestURI());
            } else {
                LOG.error("{} {} was cut short", request.getMethod(), request.getRequestURI(), problem);
            }
            throw new IOException("The answer was cut short", problem);
        }
        if (problem instanceof Refusal refusal) {
            answers.keep(exchange, refusal);
            return;
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), problem);
        answers.keep(
                exchange,
                new Refusal(500, "web.refusal.failed", exchange.visit().requestId()));
    }
}
