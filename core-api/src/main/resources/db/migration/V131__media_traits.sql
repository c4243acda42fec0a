-- What the bytes say beyond their type, such as an animated sticker; null where nobody looked.
alter table media
    add column traits text[];
