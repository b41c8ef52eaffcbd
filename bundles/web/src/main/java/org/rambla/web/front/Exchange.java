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
final class Exchange implements AutoCloseable {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final RequestVisit visit;
    private ReceivedForm form;
    private Refusal problem;

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
            } catch (Refusal e) {
                problem = e;
            } catch (IOException | RuntimeException e) {
                // The container tells of a broken or too large body with exceptions of its own.
                problem = refusal(e);
            }
        }
        return form != null;
    }

    /** Why it could not be read, in words. */
    Refusal unreadable() {
        return problem;
    }

    private static Refusal refusal(Exception problem) {
        String all = (problem + " " + problem.getCause()).toLowerCase(Locale.ROOT);
        boolean large =
                all.contains("too large") || all.contains("exceed") || all.contains("larger") || all.contains("limit");
        return large ? new Refusal(413, "web.refusal.tooLarge") : new Refusal(400, "web.refusal.cutShort");
    }

    static boolean json(HttpServletRequest request) {
        return ReceivedForm.type(request).equals("application/json");
    }

    /** Whether the answer should be JSON. */
    boolean forProgram() {
        return visit.plainPath().startsWith("/api/") || json(request);
    }

    /** Files that came with the form go, unless they were kept elsewhere. */
    @Override
    public void close() {
        if (form != null) {
            form.discard();
        }
    }
}
