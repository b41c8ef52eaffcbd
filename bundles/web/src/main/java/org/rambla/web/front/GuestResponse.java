// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.rambla.web.form.GuestKey;

/** An answer that gets the cookie of its forms at the last moment: when its page is made and its first byte is not sent. */
final class GuestResponse extends HttpServletResponseWrapper {
    private final GuestKey key;
    private final Cookies cookies;
    private boolean given;

    GuestResponse(HttpServletResponse response, GuestKey key, Cookies cookies) {
        super(response);
        this.key = key;
        this.cookies = cookies;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (!given) {
            key.made().ifPresent(made -> {
                given = true;
                cookies.write((HttpServletResponse) getResponse(), Cookies.GUEST, made, 0);
            });
        }
        return super.getOutputStream();
    }
}
