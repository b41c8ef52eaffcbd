// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import jakarta.ws.rs.container.ContainerResponseContext;
import org.rambla.web.gate.RequestVisit;

/** Turns what a resource returned (a page, Html, nothing) into bytes. */
public interface Rendering {
    void render(RequestVisit visit, ContainerResponseContext response);
}
