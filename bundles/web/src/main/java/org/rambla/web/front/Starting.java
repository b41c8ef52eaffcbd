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

    /** Nobody knows the reader's language yet. */
    private static final byte[] PAGE = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>One moment</title>\
            <meta name="viewport" content="width=device-width"></head><body><main>\
            <h1>One moment, please</h1><p>The server is starting. Try again in a few seconds.</p>\
            <div lang="fr"><h2>Un instant, s’il vous plaît</h2>\
            <p>Le serveur démarre. Réessayez dans quelques secondes.</p></div></main></body></html>
            """.getBytes(StandardCharsets.UTF_8);

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean health = "/health".equals(request.getRequestURI());
        SecurityHeaders.write(response, "starting", false);
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "5");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(health ? "application/json" : "text/html;charset=UTF-8");
        byte[] bytes = health ? HEALTH : PAGE;
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }
}
