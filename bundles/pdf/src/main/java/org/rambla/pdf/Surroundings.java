// SPDX-License-Identifier: Apache-2.0
package org.rambla.pdf;

import java.net.URI;
import org.apache.fop.apps.EnvironmentProfile;
import org.apache.fop.apps.io.ResourceResolverFactory;
import org.apache.fop.fonts.FontCacheManagerFactory;
import org.apache.fop.fonts.FontDetectorFactory;
import org.apache.fop.fonts.FontManager;
import org.apache.xmlgraphics.image.loader.impl.AbstractImageSessionContext.FallbackResolver;
import org.apache.xmlgraphics.image.loader.impl.AbstractImageSessionContext.RestrictedFallbackResolver;
import org.apache.xmlgraphics.io.ResourceResolver;

/** What FOP sees of the machine: our resources, no fonts of the system, no cache. */
final class Surroundings implements EnvironmentProfile {
    private final Resources resources;
    private final FontManager fonts;

    Surroundings(Resources resources) {
        this.resources = resources;
        this.fonts = new FontManager(
                ResourceResolverFactory.createInternalResourceResolver(getDefaultBaseURI(), resources),
                FontDetectorFactory.createDisabled(),
                FontCacheManagerFactory.createDisabled());
    }

    @Override
    public ResourceResolver getResourceResolver() {
        return resources;
    }

    @Override
    public FontManager getFontManager() {
        return fonts;
    }

    @Override
    public FallbackResolver getFallbackResolver() {
        return new RestrictedFallbackResolver();
    }

    @Override
    public URI getDefaultBaseURI() {
        return URI.create(Resources.BASE);
    }
}
