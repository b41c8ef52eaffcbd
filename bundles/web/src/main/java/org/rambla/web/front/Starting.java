// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Answers while the {@link Front} is not there yet, or not any more: the container opens its port first and would answer
 * in its own words. Needs nothing, so that it is there from the beginning; the front ranks before it.
 */
@Component(service = Servlet.class, immediate = true, property = Constants.SERVICE_RANKING + ":Integer=-1000")
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=rambla)")
public final class Starting extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final byte[] HEALTH = "{\"status\":\"starting\"}".getBytes(StandardCharsets.UTF_8);
    /** As {@link ProgramRefusal} writes it, for which something else would have to be there. */
    private static final byte[] PROGRAM = ("{\"status\":503,\"code\":\"web.starting\","
                    + "\"message\":\"The server is starting. Try again in a few seconds.\",\"fields\":[],\"request\":\"starting\"}")
            .getBytes(StandardCharsets.UTF_8);

    /** Nobody knows the reader's language yet. */
    private static final byte[] PAGE = new PlainPage(
                    "One moment, please",
                    "The server is starting. Try again in a few seconds.",
                    "Un instant, s’il vous plaît",
                    "Le serveur démarre. Réessayez dans quelques secondes.")
            .bytes(false);

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean health = "/health".equals(request.getRequestURI());
        boolean program = request.getRequestURI().startsWith("/api/");
        SecurityHeaders.write(response, "starting", false);
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "5");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(health || program ? "application/json" : "text/html;charset=UTF-8");
        byte[] bytes = health ? HEALTH : program ? PROGRAM : PAGE;
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }
}
