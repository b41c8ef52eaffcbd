// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.demo.Demo;
import org.rambla.api.demo.DemoSeeder;

/** The glossary of the demonstration network: words of urban security. */
@Component
public final class GlossarySeeder implements DemoSeeder {
    private final Glossary glossary;

    @Activate
    public GlossarySeeder(@Reference(name = "glossary") Glossary glossary) {
        this.glossary = glossary;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public void seed(Demo demo) throws Exception {
        try (InputStream in = demo.open("glossary.tsv")) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            glossary.bring(0, GlossaryCsv.read(table, GlossaryDesk.MOST), 0);
        }
    }
}
