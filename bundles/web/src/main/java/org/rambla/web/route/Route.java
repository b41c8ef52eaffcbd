// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.route;

import java.lang.reflect.Method;
import java.util.List;
import org.rambla.web.mount.Mount;

/**
 * One address and method that a resource answers.
 *
 * @param template whole path
 * @param parameters names of the path's parameters, in order
 * @param handler the resource method; no other one may answer what was decided for this route
 */
public record Route(
        Mount mount,
        String method,
        String template,
        List<String> parameters,
        String requires,
        String item,
        Method handler) {}
