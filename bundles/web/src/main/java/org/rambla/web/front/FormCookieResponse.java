// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.rambla.web.form.BrowserKey;

/** An answer that gets the cookie of its forms at the last moment: when its page is made and its first byte is not sent. */
final class FormCookieResponse extends HttpServletResponseWrapper {
    private final BrowserKey key;
    private final Cookies cookies;
    private boolean given;

    FormCookieResponse(HttpServletResponse response, BrowserKey key, Cookies cookies) {
        super(response);
        this.key = key;
        this.cookies = cookies;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (!given) {
            key.made().ifPresent(made -> {
                given = true;
                cookies.write((HttpServletResponse) getResponse(), Cookies.FORM, made, 0);
            });
        }
        return super.getOutputStream();
    }
}
