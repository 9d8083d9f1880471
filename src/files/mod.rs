//! Text and model: which path is which kind, reading with places, writing in one canonical form.

mod content;
mod edit;
mod examine;
mod fields;
mod kinds;
mod layout;
mod load;
mod local;
mod place;
mod profiles;
mod read;
mod reader;
mod schema;
mod shape;
mod source;
mod table;
mod tidy;
mod together;

pub use content::content;
pub use edit::{Edit, canonical, schema_line};
pub use layout::{Kind, Path, Region, Stray, classify, dossier_folder, governed, holds_folders, split_stem};
pub use load::{Loaded, assemble, load};
pub use local::{local_names, with_local_name};
pub use place::{Span, resolve, resolve_all};
pub use profiles::{layer, profile};
pub use read::{Noun, parse, read_plain, same_content};
pub use reader::{IMPOSSIBLE_DATE, INVALID_FILE, INVALID_ID};
pub use schema::{SHAPES, documented, json_schema, schema_of};
pub use shape::{Field, KeySpec, LARGEST, Shape, Ty};
pub use source::{Content, Entry, Memory, Mode, Overlaid, Source};
pub use tidy::{Tidied, tidy};
pub use together::together;
