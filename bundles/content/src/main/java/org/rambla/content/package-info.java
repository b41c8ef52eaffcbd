// SPDX-License-Identifier: Apache-2.0
/**
 * The register of everything people made, and what comes from it alone: visibility, activity, permanent links, the rights
 * on files. A feature keeps the matter of its items under the ids that {@code register} gives; {@code body} cleans what
 * people write on its way in; {@code file} keeps what they attach; {@code source} asks features for their items without
 * ever running their code on core's threads.
 *
 * <p>A change: the feature's use case cleans the text, opens its transaction, calls
 * {@link org.rambla.api.content.ContentRegister#create} and saves its own rows; the register writes its row and the event on
 * the same connection, so that all of it is there or nothing.
 */
package org.rambla.content;
