/**
 * The house's own tags that are more than markup: components and handlers that {@code WEB-INF/tremplin.taglib.xml} names,
 * beside the tag files in {@code WEB-INF/tags}. They draw what every page has; what a page shows is not theirs.
 */
package org.tremplin.web.tags;
