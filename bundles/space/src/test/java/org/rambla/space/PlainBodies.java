// SPDX-License-Identifier: Apache-2.0
package org.rambla.space;

import java.util.Map;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.text.Html;
import org.rambla.api.text.Messages;

/** Bodies for tests: everything is text, nothing is a tag. The real rules are tested where they live. */
public final class PlainBodies implements Bodies {
    static final int RULES = 7;

    @Override
    public Body clean(String source, String format, Body before) {
        return source.isEmpty() ? Body.EMPTY : new Body("<p>" + Html.escape(source) + "</p>", RULES);
    }

    @Override
    public Body stored(String html, int sanitiser) {
        return sanitiser == RULES ? new Body(html, RULES) : new Body("<p>cleaned again</p>", RULES);
    }

    @Override
    public Html view(Body body, Messages messages) {
        return body.view();
    }

    @Override
    public String text(Body body) {
        return body.html().replaceAll("<[^>]+>", "");
    }

    @Override
    public String excerpt(Body body, int length) {
        return text(body);
    }

    @Override
    public Map<String, String> passages(Body body) {
        return Map.of();
    }

    @Override
    public Body replace(Body body, Map<String, String> passages) {
        return body;
    }
}
