// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.route;

import java.util.List;
import org.rambla.web.mount.Mount;

/**
 * One address and method that a resource answers.
 *
 * @param template whole path
 * @param parameters names of the path's parameters, in order
 */
public record Route(
        Mount mount, String method, String template, List<String> parameters, String requires, String item) {}
