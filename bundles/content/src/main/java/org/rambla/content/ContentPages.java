// SPDX-License-Identifier: Apache-2.0
package org.rambla.content;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSources;
import org.rambla.api.content.Contributions;
import org.rambla.api.page.CorePages;
import org.rambla.content.activity.ActivityPages;
import org.rambla.content.file.FilePages;
import org.rambla.content.file.StoredFiles;

/** The pages of this bundle: files, permanent links, activity. */
@Component
public final class ContentPages implements CorePages {
    private final Set<Object> resources;

    @Activate
    public ContentPages(
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "sources") ContentSources sources,
            @Reference(name = "contributions") Contributions contributions,
            @Reference(name = "files") StoredFiles files) {
        resources = Set.of(
                new FilePages(files),
                new PermanentLinks(register, sources),
                new ActivityPages(contributions, register));
    }

    @Override
    public String name() {
        return "content";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }
}
