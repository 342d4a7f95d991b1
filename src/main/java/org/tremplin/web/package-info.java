/**
 * What stands between a browser or a program and every capability: bodies counted while they are read, the public
 * address, forms that are sent twice ({@link org.tremplin.web.SentOnce}), failures as pages and as problem details,
 * converters, and forms, which are objects with public fields ({@link org.tremplin.web.Form}). It knows nothing of
 * people or rights; {@code access} stands above it and decides who comes in.
 */
package org.tremplin.web;
