// SPDX-License-Identifier: Apache-2.0
/** Language models behind the chat interface that OpenAI made and most servers of models understand. */
package org.rambla.translation.engine.chat;
