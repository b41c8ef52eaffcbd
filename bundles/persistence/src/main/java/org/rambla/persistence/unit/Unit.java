// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.unit;

import java.net.URL;
import java.util.List;
import java.util.Map;
import org.rambla.persistence.migration.MigrationFile;

/**
 * A persistence unit as it was found in a bundle or on the class path.
 *
 * @param name also the beginning of its tables' names and its folder under db/
 * @param classes names of entities, embeddables, mapped superclasses and converters
 * @param woven whether the classes were woven at build time
 * @param properties of its persistence.xml
 * @param loader sees its classes and EclipseLink's
 * @param root of the bundle, folder or jar
 */
public record Unit(
        String name,
        List<String> classes,
        boolean woven,
        Map<String, String> properties,
        List<MigrationFile> migrations,
        ClassLoader loader,
        URL root) {}
