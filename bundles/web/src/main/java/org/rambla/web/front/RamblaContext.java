// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContext;

/**
 * The servlet context of the front. It stands before every other one at the root, so that no servlet or filter that a
 * bundle registers by itself is ever reached.
 */
@Component(service = ServletContextHelper.class, property = Constants.SERVICE_RANKING + ":Integer=2147483647")
@HttpWhiteboardContext(name = "rambla", path = "/")
public final class RamblaContext extends ServletContextHelper {}
