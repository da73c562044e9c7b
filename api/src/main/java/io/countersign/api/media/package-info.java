/** Media over HTTP: upload, and download by signed addresses. */
@NullMarked
package io.countersign.api.media;

import org.jspecify.annotations.NullMarked;
