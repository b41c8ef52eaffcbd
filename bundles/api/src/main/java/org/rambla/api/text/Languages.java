// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.text;

import org.osgi.annotation.versioning.ProviderType;

/** The interface texts in each language of the network. */
@ProviderType
public interface Languages {
    /** The messages in a language, or in English when there are none in that one. */
    Messages in(String language);
}
