//! What people do: each act is done, refused with findings, or fails. Acts never import each other.

pub mod add;
pub mod amend;
pub mod contest;
pub mod decide;
pub mod elect;
pub mod found;
pub mod go;
pub mod import;
pub mod init;
pub mod propose;
pub mod publish;
pub mod repair;
pub mod respond;
pub mod shape;
pub mod sync;
pub mod take_back;
