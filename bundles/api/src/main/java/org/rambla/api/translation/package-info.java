// SPDX-License-Identifier: Apache-2.0
/**
 * Reading what others wrote in one's own language, and the engines that translate. The bundle {@code translation} keeps
 * memory, glossary and queue; an engine only turns sentences of one language into another.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.rambla.api.translation;
