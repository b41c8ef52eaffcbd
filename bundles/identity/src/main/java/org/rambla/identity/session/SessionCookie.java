// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.session;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.BooleanSupplier;

/** The cookie that holds a session's token: not for scripts, not for other sites, only over TLS where there is TLS. */
public final class SessionCookie {
    private static final String NAME = "rambla_session";

    private final BooleanSupplier secure;

    /** @param secure whether browsers reach this server over https */
    public SessionCookie(BooleanSupplier secure) {
        this.secure = secure;
    }

    /** The same answer, and the browser keeps the token. */
    public Response keep(Response response, String token) {
        return with(response, token, SessionStore.LONGEST.toSeconds());
    }

    /** The same answer, and the browser forgets the token. */
    public Response forget(Response response) {
        return with(response, "", 0);
    }

    private Response with(Response response, String value, long seconds) {
        String cookie = NAME + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (secure.getAsBoolean() ? "; Secure" : "");
        return Response.fromResponse(response)
                .header(HttpHeaders.SET_COOKIE, cookie)
                .build();
    }
}
