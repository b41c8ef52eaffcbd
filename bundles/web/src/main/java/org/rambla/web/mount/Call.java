// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import org.rambla.web.form.ReceivedForm;
import org.rambla.web.gate.RequestVisit;
import org.rambla.web.route.RequestPath;
import org.rambla.web.route.Route;

/**
 * A request that was let in.
 *
 * @param form null when none was sent
 */
public record Call(Route route, RequestPath path, RequestVisit visit, ReceivedForm form) {}
