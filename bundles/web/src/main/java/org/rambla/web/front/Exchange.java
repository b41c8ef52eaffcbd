// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.rambla.api.page.Refusal;
import org.rambla.web.form.ReceivedForm;
import org.rambla.web.gate.RequestVisit;

/** One request with its answer and what is known of it; the form is read at most once. */
final class Exchange {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final RequestVisit visit;
    private ReceivedForm form;
    private IOException problem;

    Exchange(HttpServletRequest request, HttpServletResponse response, RequestVisit visit) {
        this.request = request;
        this.response = response;
        this.visit = visit;
    }

    HttpServletRequest request() {
        return request;
    }

    HttpServletResponse response() {
        return response;
    }

    RequestVisit visit() {
        return visit;
    }

    /** The form when it was read, else null. */
    ReceivedForm form() {
        return form;
    }

    /** Reads the form; false when it cannot be read. */
    boolean readForm() {
        if (form == null && problem == null) {
            try {
                form = ReceivedForm.read(request, visit.messages());
            } catch (IOException e) {
                problem = e;
            } catch (RuntimeException e) {
                // Jetty tells of a broken or too large body with unchecked exceptions of its own.
                problem = new IOException(e);
            }
        }
        return form != null;
    }

    /** Why it could not be read, in words. */
    Refusal unreadable() {
        String all = String.valueOf(problem) + (problem == null ? "" : problem.getCause());
        String lower = all.toLowerCase(Locale.ROOT);
        boolean large = lower.contains("too large") || lower.contains("exceed") || lower.contains("larger") || lower.contains("limit");
        return large ? new Refusal(413, "web.refusal.tooLarge") : new Refusal(400, "web.refusal.cutShort");
    }

    static boolean json(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    /** Whether the answer should be JSON. */
    boolean forProgram() {
        return visit.plainPath().startsWith("/api/") || json(request);
    }
}
