// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rambla.web.shell.Assets;

/** Serves the design system's files: kept for ever when the address carries the digest, else asked for again. */
final class AssetAnswers {
    private final Assets assets;

    AssetAnswers(Assets assets) {
        this.assets = assets;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        Assets.Asset asset = assets.find(request.getRequestURI().substring("/assets/".length()));
        if (asset == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String tag = "\"" + asset.tag() + "\"";
        boolean versioned = ("v=" + asset.tag()).equals(request.getQueryString());
        boolean font = asset.type().startsWith("font");
        response.setHeader(
                "Cache-Control", versioned || font ? "public, max-age=31536000, immutable" : "public, max-age=300");
        response.setHeader("ETag", tag);
        response.setHeader("Vary", "Accept-Encoding");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        String accepted = request.getHeader("Accept-Encoding");
        byte[] bytes = asset.bytes();
        if (asset.zipped() != null && accepted != null && accepted.contains("gzip")) {
            bytes = asset.zipped();
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentType(asset.type());
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }
}
