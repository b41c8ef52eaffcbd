// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Every address that this server answers, of core and of the installed features. */
@ProviderType
public interface Routes {
    List<Route> all();

    /**
     * An address.
     *
     * @param owner short name of the bundle, "forum"
     * @param feature whether it belongs to a feature rather than to core
     * @param method HTTP method
     * @param template whole path, "/s/{space}/forum/topics/{topic}"
     * @param requires see {@link Requires#value}
     * @param item see {@link Requires#item}
     */
    record Route(String owner, boolean feature, String method, String template, String requires, String item) {}
}
