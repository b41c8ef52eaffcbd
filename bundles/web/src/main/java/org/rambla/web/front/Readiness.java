// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.Servlet;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.page.Ready;
import org.rambla.web.mount.MountedFeatures;

/** Says that the server is ready, once the front is open and every page of core is mounted. */
@Component(
        immediate = true,
        service = {})
public final class Readiness {
    @Activate
    public Readiness(
            BundleContext context,
            @Reference(name = "front", target = "(component.name=org.rambla.web.front.Front)") Servlet front,
            @Reference(name = "mounted") MountedFeatures mounted) {
        mounted.whenComplete(() -> context.registerService(Ready.class, new Ready() {}, null));
    }
}
